import { type Kysely, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { caseReachable } from './case-scope.ts';
import { caseOf, type CaseRecord } from './cases.ts';

/** A case by its number in a provider's register (журнал учёта семей). */
export interface RegisterPlace {
  organisationId: string;
  year: number;
  number: number;
}

/** The cases with these register numbers within the caller's scope, in one statement: by `organisationId:year/number`. */
export async function casesByRegister(db: Kysely<Database>, scope: Scope, places: readonly RegisterPlace[]): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const rows = await db.selectFrom('support_case')
    .select(['id', 'organisation_id', 'register_year', 'register_number'])
    .where((eb) => caseReachable(eb, scope))
    .where(sql<boolean>`(organisation_id, register_year, register_number) in (
      select * from unnest(${places.map(({ organisationId }) => organisationId)}::uuid[], ${places.map(({ year }) => year)}::integer[],
        ${places.map(({ number }) => number)}::integer[]))`)
    .execute();
  return new Map(rows.map(({ id, organisation_id: organisationId, register_year: year, register_number: number }) => (
    [registerKey({ organisationId, year: year ?? 0, number: number ?? 0 }), id])));
}

export function registerKey({ organisationId, year, number }: RegisterPlace): string {
  return `${organisationId}:${year}/${number}`;
}

/** Of these cases, those within the caller's scope, with their providers; the order of ids is the order in which to lock them. */
export async function casesWithin(db: Kysely<Database>, scope: Scope, ids: readonly string[]): Promise<CaseRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('support_case').selectAll()
    .where('id', 'in', [...new Set(ids)]).where((eb) => caseReachable(eb, scope)).orderBy('id').execute();
  return rows.map(caseOf);
}

/** What the commission of a municipality is called in the directory; undefined when it is not there. */
export async function commissionName(tx: Tx, { region, municipality }: { region: string; municipality: string }): Promise<string | undefined> {
  const row = await tx.selectFrom('organisation').select('name').where('kind', '=', 'commission')
    .where('region', '=', region).where('municipality', '=', municipality).orderBy('id').limit(1).executeTakeFirst();
  return row?.name;
}

/** The versions of regulations by which the cases within the caller's scope are or were led. */
export async function regulationsLed(db: Kysely<Database>, scope: Scope): Promise<{ code: string; version: number }[]> {
  return await db.selectFrom('support_case').select(['regulation_code as code', 'regulation_version as version']).distinct()
    .where((eb) => caseReachable(eb, scope)).where('starts_on', 'is not', null).execute();
}

/** The days of a quarter, and whose cases are looked for in it. */
export interface QuarterAsked {
  from: string;
  to: string;
  regulations: readonly { code: string; version: number }[];
}

/**
 * A page of the cases within the caller's scope, by id, whose programme ran in a quarter or still runs, led by one of the versions of
 * regulations named.
 */
export async function casesOfQuarter(
  db: Kysely<Database>, scope: Scope, asked: QuarterAsked, page: PageRequest,
): Promise<Page<string>> {
  if (asked.regulations.length === 0) return { items: [] };
  let query = db.selectFrom('support_case').select('id')
    .where((eb) => caseReachable(eb, scope))
    .where('starts_on', '<=', asked.to)
    .where((eb) => eb.or([eb('status', 'in', ['active', 'evaluation']), eb('ends_on', '>=', asked.from)]))
    .where(sql<boolean>`(regulation_code, regulation_version) in (
      select * from unnest(${asked.regulations.map(({ code }) => code)}::text[], ${asked.regulations.map(({ version }) => version)}::integer[]))`);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, ({ id }) => [id], ({ id }) => id);
}
