import type { Organisation } from '../../src/db/queries/organisations.ts';
import type { Specialist } from '../../src/db/queries/specialists.ts';
import type { Family } from '../../src/domain/family.ts';
import type { TestApp } from './app.ts';
import { aCase, assessed } from './cases.ts';
import { aFamily, aSpecialist } from './factories.ts';

export const TODAY = '2026-03-16';

/** A family with a case that is one curator's, at a level; no level takes no place. */
export async function heldCase(
  { db }: Pick<TestApp, 'db'>, provider: Organisation, curator: Pick<Specialist, 'id'>, level?: string,
): Promise<{ caseId: string; family: Family }> {
  const family = await aFamily(db, provider);
  const given = assessed(family, '2026-03-10', curator.id);
  const levelled = level === undefined ? [] : [{ kind: 'levelAssignment' as const, on: '2026-03-11', data: { level, reason: 'Проба.' } }];
  return { caseId: await aCase(db, family, [...given, ...levelled], TODAY), family };
}

/** A curator who holds a family at each of some levels. */
export async function curatorWith(api: Pick<TestApp, 'db'>, provider: Organisation, ...levels: (string | undefined)[]) {
  const curator = await aSpecialist(api.db, provider);
  const cases = [];
  for (const level of levels) cases.push(await heldCase(api, provider, curator, level));
  return { ...curator, cases };
}

/** The body of a request that hands everything over. */
export function handoverBody(to: readonly { id: string }[], changes: Record<string, unknown> = {}) {
  return { date: TODAY, reason: 'leave', text: 'Приказ № 1', cases: 'all', to: to.map(({ id }) => id), ...changes };
}

/** Whose cases these are now. */
export async function curatorsOfCases({ db }: Pick<TestApp, 'db'>, cases: readonly { caseId: string }[]): Promise<(string | null)[]> {
  const rows = await db.selectFrom('support_case').select(['id', 'curator_id']).where('id', 'in', cases.map(({ caseId }) => caseId)).execute();
  return cases.map(({ caseId }) => rows.find(({ id }) => id === caseId)?.curator_id ?? null);
}

/** How many places of each level a specialist's families take. */
export async function placesOf({ db }: Pick<TestApp, 'db'>, { id }: { id: string }): Promise<Record<string, number>> {
  const rows = await db.selectFrom('caseload_place').select(['level', (eb) => eb.fn.countAll<number>().as('count')])
    .where('specialist_id', '=', id).groupBy('level').orderBy('level').execute();
  return Object.fromEntries(rows.map(({ level, count }) => [level, Number(count)]));
}
