import type { CaseRecord } from '../db/queries/cases.ts';
import { refuseIfAny } from '../domain/errors.ts';
import type { HandoverWish } from '../domain/handover.ts';
import { familiesToHandOver, type FamilyToHandOver } from '../domain/handover-family.ts';
import type { SeekingFamily } from '../domain/handover-options.ts';
import type { OperationContext } from './context.ts';
import { leadOf } from './move-family.ts';

/** A family that is to be handed over: its cases, and what it needs of a curator. */
export interface MovingFamily extends FamilyToHandOver<CaseRecord>, SeekingFamily {
  lead: CaseRecord;
}

/**
 * The families that a request to hand over is about; they count as seen.
 * @throws DomainError link.unknown, handover.family-divided, handover.colleague-missing
 */
export async function movingFamilies(ctx: OperationContext, held: readonly CaseRecord[], wish: HandoverWish): Promise<MovingFamily[]> {
  const { families, violations } = familiesToHandOver(held, wish);
  refuseIfAny(violations);
  const moving: MovingFamily[] = [];
  for (const family of families) {
    for (const one of family.cases) ctx.seen.add(one);
    const levels = family.cases.flatMap(({ countedLevel }) => countedLevel ?? []);
    const among = family.specialistId === undefined ? wish.to : [family.specialistId];
    moving.push({ ...family, ...await leadOf(ctx.db, family.cases), levels, among });
  }
  return moving;
}
