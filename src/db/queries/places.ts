import { sql } from 'kysely';
import type { Place, PlaceSize } from '../../domain/caseload.ts';
import { blank } from '../blank.ts';
import { defer } from '../session.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';

/**
 * Locks specialists' rows until the end of the transaction, always in the same order so that two transactions never wait for each other.
 * A caseload limit belongs to this row: whoever counts or changes places holds it.
 */
export async function lockSpecialists(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.executeQuery(locked({ ids }));
}

const locked = statement((name) => sql`select id from specialist where id = any (${name('ids')}::uuid[]) order by id for update`);

const places = statement((name) => blank.selectFrom('caseload_place').selectAll().where('specialist_id', '=', name('specialistId')));

/** The places that a locked specialist's families take. */
export async function placesOf(tx: Tx, specialistId: string): Promise<Place[]> {
  const { rows } = await tx.executeQuery(places({ specialistId }));
  return rows.map((row) => ({
    familyId: row.family_id, level: row.level, limitGroup: row.limit_group, units: row.units, capacity: row.capacity,
  }));
}

const counted = statement((name) => blank.selectFrom('support_case').select('counted_level')
  .where('family_id', '=', name('familyId')).where('curator_id', '=', name('specialistId')).where('id', '<>', name('exceptCaseId'))
  .where('counted_level', 'is not', null));

/** The levels at which a family's other cases count with this specialist. */
export async function countedLevels(tx: Tx, specialistId: string, familyId: string, exceptCaseId: string): Promise<string[]> {
  const { rows } = await tx.executeQuery(counted({ specialistId, familyId, exceptCaseId }));
  return rows.flatMap(({ counted_level: level }) => (level === null ? [] : [level]));
}

/** Whose place it is, with whom, in which organisation. */
export interface PlaceHolding {
  specialistId: string;
  familyId: string;
  organisationId: string;
}

/** Gives a family its place with a specialist, or changes it. The database refuses one beyond the capacity. */
export function takePlace(
  tx: Tx, { specialistId, familyId, organisationId }: PlaceHolding, size: PlaceSize, overrideReason: string | undefined,
): void {
  const columns = {
    level: size.level, limit_group: size.limitGroup, units: size.units, capacity: size.capacity,
    override_reason: overrideReason ?? null,
  };
  defer(tx, tx.insertInto('caseload_place').values({ specialist_id: specialistId, family_id: familyId, organisation_id: organisationId, ...columns })
    .onConflict((conflict) => conflict.columns(['specialist_id', 'family_id']).doUpdateSet(columns)));
}

/** Frees a family's place. */
export function freePlace(tx: Tx, specialistId: string, familyId: string): void {
  defer(tx, tx.deleteFrom('caseload_place')
    .where('specialist_id', '=', specialistId).where('family_id', '=', familyId));
}
