import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** What a report is narrowed to: a provider, a municipality, a region; all that is given must hold, and at least one is. */
export interface ReportSubject {
  organisationId?: string | undefined;
  region?: string | undefined;
  /** A family counts in the municipality where it lived at the period's end. */
  municipality?: string | undefined;
}

/** Which rows of `case_spell` (s) or `case_due` (d) a report counts. */
export function countedIn(table: 's' | 'd', subject: ReportSubject, to: string): RawBuilder<SqlBool> {
  const conditions = narrowed(table, subject);
  if (subject.municipality === undefined) return sql`${sql.join(conditions, sql` and `)}`;
  return sql`${sql.join(conditions, sql` and `)} and ${sql.ref(`${table}.family_id`)} in (
    select home.id from family home left join ${statesBy(subject, to)} on state.family_id = home.id
     where ${sql.join(narrowed('home', subject), sql` and `)} and coalesce(state.municipality, home.municipality) = ${subject.municipality})`;
}

/** The changed families as they were at the period's end, joined as `state`; the others are as they are. */
export function statesBy(subject: ReportSubject, to: string): RawBuilder<unknown> {
  return sql`(select distinct on (past.family_id) past.family_id, past.municipality, past.categories from family_state past
    where ${sql.join(narrowed('past', subject), sql` and `)} and past.from_on <= ${to}::date order by past.family_id, past.from_on desc) state`;
}

function narrowed(table: string, { organisationId, region }: ReportSubject): RawBuilder<SqlBool>[] {
  const conditions = [
    ...(organisationId === undefined ? [] : [sql<SqlBool>`${sql.ref(`${table}.organisation_id`)} = ${organisationId}::uuid`]),
    ...(region === undefined ? [] : [sql<SqlBool>`${sql.ref(`${table}.region`)} = ${region}`]),
  ];
  if (conditions.length === 0) throw new Error('A report on nobody in particular');
  return conditions;
}
