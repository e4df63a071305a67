import { recordAudit } from '../db/queries/audit.ts';
import {
  changedFamily, type FamilyChanges, moveCases, updateFamily as storeChanges,
} from '../db/queries/family-changes.ts';
import { storeFamilyState } from '../db/queries/family-state.ts';
import { emitAll, type OutboxEvent } from '../db/queries/outbox.ts';
import type { Tx } from '../db/transaction.ts';
import { refuseIfAny, type Violation } from '../domain/errors.ts';
import type { Family } from '../domain/family.ts';
import { categoryViolations } from '../domain/family-rules.ts';
import type { OperationContext } from './context.ts';
import { lockedFamily } from './locked-family.ts';
import { rulesOfProvider } from './provider-regulation.ts';
import { changedRow } from './stale-version.ts';

/**
 * Changes a family that is still in `expectedVersion`. Its cases that have not ended move with it to another
 * municipality.
 * @throws DomainError not-found, reference.unknown, family.category-note
 * @throws RefusedRequest version-stale
 */
export async function updateFamily(
  tx: Tx,
  ctx: OperationContext,
  id: string,
  expectedVersion: number,
  changes: FamilyChanges,
): Promise<Family> {
  const present = await lockedFamily(tx, ctx, id);
  changedRow(present.version === expectedVersion ? present : undefined);
  refuseIfAny(await violationsOf(tx, ctx, present, changes));
  const stored = await storeChanges(tx, { id, version: expectedVersion }, changes);
  const changed = changedRow(stored ? await changedFamily(tx, ctx.caller.scope, id) : undefined);
  await keepState(tx, ctx, present, changed);
  if (changed.municipality !== present.municipality) await moveOpenCases(tx, ctx, present, changed);
  const subject = { kind: 'family', id, organisationId: changed.organisationId };
  recordAudit(tx, ctx, subject, { fields: Object.keys(changes) });
  return changed;
}

/** Reports on what was go on to count the family where it lived and as what it was. */
async function keepState(tx: Tx, ctx: OperationContext, before: Family, after: Family): Promise<void> {
  const same = before.municipality === after.municipality && before.categories.join() === after.categories.join();
  if (same) return;
  const { today } = await rulesOfProvider(tx, ctx.clock, after.organisationId);
  await storeFamilyState(tx, before, after, today);
}

/** Categories are looked at only when they change: a newer regulation does not stop an address from being corrected. */
async function violationsOf(
  tx: Tx,
  ctx: OperationContext,
  present: Family,
  changes: FamilyChanges,
): Promise<Violation[]> {
  if (changes.categories === undefined && changes.categoryNote === undefined) return [];
  const { regulation } = await rulesOfProvider(tx, ctx.clock, present.organisationId);
  return categoryViolations({ ...present, ...changes }, regulation);
}

/** The commission of the former municipality learns that the case is gone, and no more; the one of the new sees it as it is. */
async function moveOpenCases(tx: Tx, ctx: OperationContext, before: Family, after: Family): Promise<void> {
  const moved = await moveCases(tx, after.id, after.municipality);
  emitAll(tx, moved.flatMap(({ id: caseId, region, organisationId, status }): OutboxEvent[] => {
    const about = { region, organisationId, caseId, occurredAt: ctx.clock.now() };
    const [from, to] = [before.municipality, after.municipality];
    return [
      { ...about, municipality: from, kind: 'case.removed', data: { reason: 'moved' } },
      { ...about, municipality: to, kind: 'case.municipalityChanged', data: { from, to, status } },
    ];
  }));
}
