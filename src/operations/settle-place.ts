import type { CaseRecord } from '../db/queries/cases.ts';
import { countedLevels, freePlace, lockSpecialists, type PlaceHolding, placesOf, takePlace } from '../db/queries/places.ts';
import type { Tx } from '../db/transaction.ts';
import type { Assessment } from '../domain/case/assess.ts';
import { caseloadViolations, mostSevere, type Place, placeSize } from '../domain/caseload.ts';
import { refuseIfAny } from '../domain/errors.ts';
import type { Regulation } from '../domain/regulations/resolve.ts';

interface Standing {
  curatorId: string | null | undefined;
  countedLevel: string | null | undefined;
}

/**
 * Brings a family's places with its curators into line with the case's new state: takes, changes or frees one. The specialists' rows
 * are locked before anything is counted, so simultaneous requests take turns. A case that moves to another version of its regulation takes
 * its place anew, by the limits of that version.
 * @throws DomainError caseload.limit-exceeded, caseload.override-reason-required
 */
export async function settlePlace(
  tx: Tx, regulation: Regulation, record: CaseRecord, after: Assessment, overrideReason: string | undefined,
): Promise<void> {
  const held: Standing = record;
  const anew = record.regulationVersion !== regulation.version;
  if (!anew && held.curatorId === (after.curatorId ?? null) && held.countedLevel === (after.countedLevel ?? null)) return;
  const specialists = [...new Set([held.curatorId, after.curatorId].filter((id) => typeof id === 'string'))].sort();
  const { familyId, organisationId } = record;
  const [, ...standings] = await Promise.all([
    lockSpecialists(tx, specialists),
    ...specialists.map(async (specialistId) => {
      const [levels, places] = await Promise.all([countedLevels(tx, specialistId, familyId, record.id), placesOf(tx, specialistId)]);
      return { specialistId, levels, places };
    }),
  ]);
  for (const { specialistId, levels, places } of standings) {
    const own = after.curatorId === specialistId && after.countedLevel !== undefined ? [after.countedLevel] : [];
    settleWith(tx, regulation, { specialistId, familyId, organisationId, anew, places }, [...own, ...levels], overrideReason);
  }
}

interface Holding extends PlaceHolding {
  /** Take the place again even at the same level. */
  anew: boolean;
  /** All places that the specialist's families take. */
  places: readonly Place[];
}

function settleWith(
  tx: Tx, regulation: Regulation, { anew, places, ...holding }: Holding, levels: readonly string[], overrideReason: string | undefined,
): void {
  const { specialistId, familyId } = holding;
  // Another case of the family may live by a version with a level that this one does not have: then the place stays as it is.
  const known = levels.filter((level) => Object.hasOwn(regulation.rules.caseloadLimits.value, level));
  if (known.length === 0 && levels.length > 0) return;
  const level = mostSevere(regulation, known);
  if (level === undefined) {
    if (places.some((place) => place.familyId === familyId)) freePlace(tx, specialistId, familyId);
    return;
  }
  if (!anew && places.some((place) => place.familyId === familyId && place.level === level)) return;
  const size = placeSize(regulation, level);
  const others = places.filter((place) => place.familyId !== familyId);
  refuseIfAny(caseloadViolations(regulation, others, size, overrideReason));
  takePlace(tx, holding, size, overrideReason);
}
