import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { type Specialist, specialistNames, specialistOf, specialistReachable } from './specialists.ts';

/** What of a specialist can be edited. */
export type SpecialistChanges = Partial<Pick<Specialist, 'name' | 'position' | 'holdsCases' | 'active'>>;

/** The specialist, locked until the end of the transaction: what they may hold does not change meanwhile. */
export async function lockSpecialist(tx: Tx, scope: Scope, id: string): Promise<Specialist | undefined> {
  const row = await tx
    .selectFrom('specialist')
    .selectAll()
    .select(specialistNames)
    .where('id', '=', id)
    .where((eb) => specialistReachable(eb, scope))
    .forUpdate()
    .executeTakeFirst();
  return row && specialistOf(row);
}

/** Stores a new specialist in version 1. */
export async function insertSpecialist(tx: Tx, specialist: Omit<Specialist, 'version' | 'externalIds'>): Promise<Specialist> {
  const row = await tx
    .insertInto('specialist')
    .values({
      id: specialist.id,
      organisation_id: specialist.organisationId,
      region: specialist.region,
      name: specialist.name,
      position: specialist.position,
      holds_cases: specialist.holdsCases,
      active: specialist.active,
      created_at: specialist.createdAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return specialistOf(row);
}

/** Changes the specialist if still in `version`; undefined when not, or out of the caller's reach. */
export async function updateSpecialist(
  tx: Tx,
  scope: Scope,
  target: { id: string; version: number },
  changes: SpecialistChanges,
): Promise<Specialist | undefined> {
  const row = await tx
    .updateTable('specialist')
    .set((eb) => ({
      name: changes.name,
      position: changes.position,
      holds_cases: changes.holdsCases,
      active: changes.active,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', target.id)
    .where('version', '=', target.version)
    .where((eb) => specialistReachable(eb, scope))
    .returningAll()
    .returning(specialistNames)
    .executeTakeFirst();
  return row && specialistOf(row);
}
