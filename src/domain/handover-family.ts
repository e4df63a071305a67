import type { Violation } from './errors.ts';
import type { HandoverWish } from './handover.ts';

/** As much of a case as its handing over turns on. */
export interface CaseToHandOver {
  id: string;
  familyId: string;
  /** The level that takes a place; null for a case that takes none. */
  countedLevel: string | null;
}

/** A family's cases with one curator: they go together, so that the family takes one place. */
export interface FamilyToHandOver<C extends CaseToHandOver> {
  familyId: string;
  cases: C[];
  /** Where the request names its first case; the request as a whole when it names none. */
  pointer: string;
  /** The colleague that the request gives the family to. */
  specialistId: string | undefined;
}

/** The families that a request is about, and what is wrong with what it names. */
export function familiesToHandOver<C extends CaseToHandOver>(
  held: readonly C[], wish: HandoverWish,
): { families: FamilyToHandOver<C>[]; violations: Violation[] } {
  const { cases, to } = wish;
  const wishes = cases === 'all' ? held.map(({ id: caseId }) => ({ caseId, specialistId: undefined })) : cases;
  const byId = new Map(held.map((one) => [one.id, one]));
  const families = new Map<string, FamilyToHandOver<C>>();
  const violations: Violation[] = [];
  for (const [index, { caseId, specialistId }] of wishes.entries()) {
    const pointer = cases === 'all' ? '/cases' : `/cases/${index}`;
    const found = byId.get(caseId);
    if (found === undefined) {
      violations.push({ code: 'link.unknown', pointer: `${pointer}/caseId`, params: { what: caseId } });
      continue;
    }
    const { familyId } = found;
    const family = families.get(familyId) ?? { familyId, cases: held.filter((one) => one.familyId === familyId), pointer, specialistId };
    families.set(familyId, { ...family, specialistId: family.specialistId ?? specialistId });
    if (specialistId !== undefined && family.specialistId !== undefined && family.specialistId !== specialistId) {
      violations.push({ code: 'handover.family-divided', pointer: `${pointer}/specialistId`, params: { familyId } });
    }
  }
  return { families: [...families.values()], violations: [...violations, ...withoutColleague([...families.values()], to)] };
}

function withoutColleague(families: readonly FamilyToHandOver<CaseToHandOver>[], to: readonly string[]): Violation[] {
  if (to.length > 0) return [];
  return families.filter(({ specialistId }) => specialistId === undefined)
    .map(({ pointer, familyId }) => ({ code: 'handover.colleague-missing', pointer, params: { familyId } }));
}
