import { type Expression, type ExpressionBuilder, type Kysely, sql, type SqlBool } from 'kysely';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { reportReachable } from './submitted-reports.ts';

/** A provider that owes a report on a period. */
export interface OwingProvider {
  id: string;
  name: string;
  regulationCode: string;
}

export interface OwingFilters {
  /** Name of the period. */
  period: string;
  /** Who was entered later owes nothing on it, and stands here once it has submitted. */
  before: string;
  /** The regulations that want a report. */
  regulationCodes: readonly string[];
  /** The first provider that is wanted. */
  from?: string | undefined;
}

/**
 * The providers that owe a report on a period, by name: a provider itself, a region's for whoever sees its figures. The kind stands in the
 * statement itself, for the index of providers by name is of no other.
 */
export async function owingProviders(db: Kysely<Database>, scope: Scope, { period, before, regulationCodes, from }: OwingFilters, limit: number): Promise<OwingProvider[]> {
  const submitted = db.selectFrom('submitted_report').select('organisation_id').where((eb) => reportReachable(eb, scope)).where('period', '=', period);
  let query = db.selectFrom('organisation').select(['id', 'name', 'regulation_code as regulationCode'])
    .where('kind', '=', sql.lit('provider')).where('regulation_code', '=', sql<string>`any(${[...regulationCodes]}::text[])`)
    .where((eb) => owesItself(eb, scope)).where((eb) => eb.or([eb('created_at', '<', before), eb('id', 'in', submitted)]));
  if (from !== undefined) {
    query = query.where((eb) => eb(
      eb.refTuple('name', 'id'), '>=',
      eb.selectFrom('organisation').select(['name', 'id']).where('id', '=', from).where((own) => owesItself(own, scope)).$asTuple('name', 'id'),
    ));
  }
  const rows = await query.orderBy('name').orderBy('id').limit(limit).execute();
  return rows.map((row) => ({ ...row, regulationCode: row.regulationCode ?? '' }));
}

function owesItself(eb: ExpressionBuilder<Database, 'organisation'>, scope: Scope): Expression<SqlBool> {
  if (scope.kind === 'organisation') return eb('id', '=', scope.organisationId);
  return scope.kind === 'figures' ? eb('region', '=', scope.region) : eb.lit(false);
}

/** The newest version of a report that was submitted. */
export interface NewestSubmission {
  id: string;
  organisationId: string;
  report: string;
  version: number;
  submittedAt: string;
}

/** The newest version of each report of these providers on a period that a scope reaches. */
export async function newestSubmissions(db: Kysely<Database>, scope: Scope, period: string, organisationIds: readonly string[]): Promise<NewestSubmission[]> {
  return await db.selectFrom('submitted_report').distinctOn(['organisation_id', 'report'])
    .select(['id', 'organisation_id as organisationId', 'report', 'version', 'submitted_at as submittedAt'])
    .where((eb) => reportReachable(eb, scope)).where('period', '=', period)
    .where('organisation_id', '=', sql<string>`any(${[...new Set(organisationIds)]}::uuid[])`)
    .orderBy('organisation_id').orderBy('report').orderBy('version', 'desc').execute();
}
