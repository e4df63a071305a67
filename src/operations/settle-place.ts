import type { CaseRecord } from '../db/queries/cases.ts';
import { countedLevels, freePlace, lockSpecialists, placesOf, takePlace } from '../db/queries/places.ts';
import type { Tx } from '../db/transaction.ts';
import type { Assessment } from '../domain/case/assess.ts';
import { caseloadViolations, mostSevere, placeSize } from '../domain/caseload.ts';
import { refuseIfAny } from '../domain/errors.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';

interface Standing {
  curatorId: string | null | undefined;
  countedLevel: string | null | undefined;
}

/**
 * Brings a family's places with its curators into line with the case's new state: takes, changes or frees one. The specialists' rows
 * are locked before anything is counted, so simultaneous requests take turns.
 * @throws DomainError caseload.limit-exceeded, caseload.override-reason-required
 */
export async function settlePlace(
  tx: Tx, regulation: Regulation, record: CaseRecord, after: Assessment, overrideReason: string | undefined,
): Promise<void> {
  const held: Standing = record;
  if (held.curatorId === (after.curatorId ?? null) && held.countedLevel === (after.countedLevel ?? null)) return;
  const specialists = [...new Set([held.curatorId, after.curatorId].filter((id) => typeof id === 'string'))].sort();
  await lockSpecialists(tx, specialists);
  for (const specialistId of specialists) {
    const own = after.curatorId === specialistId && after.countedLevel !== undefined ? [after.countedLevel] : [];
    const others = await countedLevels(tx, specialistId, record.familyId, record.id);
    await settleWith(tx, regulation, specialistId, record.familyId, [...own, ...others], overrideReason);
  }
}

async function settleWith(
  tx: Tx, regulation: Regulation, specialistId: string, familyId: string, levels: readonly string[], overrideReason: string | undefined,
): Promise<void> {
  const level = mostSevere(regulation, levels);
  if (level === undefined) return await freePlace(tx, specialistId, familyId);
  const places = await placesOf(tx, specialistId);
  if (places.some((place) => place.familyId === familyId && place.level === level)) return;
  const size = placeSize(regulation, level);
  const others = places.filter((place) => place.familyId !== familyId);
  refuseIfAny(caseloadViolations(regulation, others, size, overrideReason));
  await takePlace(tx, specialistId, familyId, size, overrideReason);
}
