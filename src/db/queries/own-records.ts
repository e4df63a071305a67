import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Scope } from '../scope.ts';

/** Records of an organisation itself, by no family: its own people reach them. */
export function ownRecord(table: 'training' | 'non_profit_partner' | 'volunteer', scope: Scope): RawBuilder<SqlBool> {
  if (scope.kind === 'system') return sql`true`;
  if (scope.kind !== 'organisation' && scope.kind !== 'curator') return sql`false`;
  return sql`${sql.ref(`${table}.organisation_id`)} = ${scope.organisationId}::uuid`;
}

/** Engaged on a day. */
export function engagedOn(day: string): RawBuilder<SqlBool> {
  return sql`engaged_from <= ${day}::date and (engaged_until is null or engaged_until >= ${day}::date) and annulled_at is null`;
}
