import { recordAudit } from '../db/queries/audit.ts';
import { countCuratedFamilies } from '../db/queries/caseload.ts';
import { findOrganisation } from '../db/queries/organisations.ts';
import {
  lockSpecialist, type SpecialistChanges, updateSpecialist as storeChanges,
} from '../db/queries/specialist-changes.ts';
import type { Specialist } from '../db/queries/specialists.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError, refuseIfAny, type Violation } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import { changedRow } from './stale-version.ts';

/**
 * Changes a specialist who is still in `expectedVersion`. A curator of families neither leaves nor stops holding cases
 * before they are handed over; the lock keeps an assignment from slipping in between.
 * @throws DomainError not-found, specialist.holds-families, specialist.cannot-hold-cases
 * @throws RefusedRequest version-stale
 */
export async function updateSpecialist(
  tx: Tx,
  ctx: OperationContext,
  id: string,
  expectedVersion: number,
  changes: SpecialistChanges,
): Promise<Specialist> {
  const { scope } = ctx.caller;
  const present = await lockSpecialist(tx, scope, id);
  if (present === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  changedRow(present.version === expectedVersion ? present : undefined);
  refuseIfAny(await holdingViolations(tx, ctx, present, changes));
  const changed = changedRow(await storeChanges(tx, scope, { id, version: expectedVersion }, changes));
  const subject = { kind: 'specialist', id, organisationId: changed.organisationId };
  recordAudit(tx, ctx, subject, { fields: Object.keys(changes) });
  return changed;
}

async function holdingViolations(
  tx: Tx,
  ctx: OperationContext,
  present: Specialist,
  changes: SpecialistChanges,
): Promise<Violation[]> {
  const ending = (['active', 'holdsCases'] as const).filter((field) => present[field] && changes[field] === false);
  const held = ending.length > 0 ? await countCuratedFamilies(tx, present.id) : 0;
  const violations: Violation[] = held === 0
    ? []
    : ending.map((field) => ({ code: 'specialist.holds-families', pointer: `/${field}`, params: { held } }));
  if (changes.holdsCases === true && !(await isOfProvider(tx, ctx, present))) {
    violations.push({ code: 'specialist.cannot-hold-cases', pointer: '/holdsCases' });
  }
  return violations;
}

async function isOfProvider(tx: Tx, ctx: OperationContext, specialist: Specialist): Promise<boolean> {
  const organisation = await findOrganisation(tx, ctx.caller.scope, specialist.organisationId);
  return organisation?.kind === 'provider';
}
