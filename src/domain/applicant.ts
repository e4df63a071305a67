import { addDays, ageOn, type LocalDate } from './calendar/local-date.ts';
import { addMonths } from './calendar/terms.ts';
import type { Citation, Violation } from './errors.ts';
import { type Family, type FamilyMember, isRepresentative, minorsOn } from './family.ts';
import { categories } from './reference/categories.ts';

/** Whose application a ground is, as a regulation's rule `grounds` lays down. */
export interface ApplicantRule {
  applicant: 'parent' | 'minor' | 'none';
  /** Accepted from this age in full years. */
  ageFrom?: number;
  /** «Over N»: accepted from the day after the N-th birthday. */
  ageAfter?: number;
  /** No longer accepted as a minor's own application from this age. */
  ageBelow?: number;
}

/** Where in the request the applicant stands. */
const POINTER = '/applicantMemberId';

const expectingCategories: ReadonlySet<string> = new Set(
  categories.filter(({ expectsChild }) => expectsChild).map(({ code }) => code),
);

/**
 * Why this applicant (заявитель) may not apply on this ground on the date of the application; empty when they may.
 * A parent's application needs a minor child in the family, or one expected; a parent may be a minor.
 * @param applicant one of the family's members; undefined when the request names none
 * @param citation where the regulation's grounds stand
 */
export function applicantViolations(
  ground: ApplicantRule,
  applicant: FamilyMember | undefined,
  family: Pick<Family, 'members' | 'categories'>,
  date: LocalDate,
  citation: Citation,
): Violation[] {
  if (ground.applicant === 'none') {
    return applicant === undefined ? [] : [{ code: 'applicant.not-allowed', pointer: POINTER, citation }];
  }
  if (applicant === undefined) return [{ code: 'applicant.required', pointer: POINTER, citation }];
  return ground.applicant === 'parent'
    ? parentViolations(applicant, family, date, citation)
    : minorViolations(ground, applicant, date, citation);
}

function parentViolations(
  applicant: FamilyMember,
  family: Pick<Family, 'members' | 'categories'>,
  date: LocalDate,
  citation: Citation,
): Violation[] {
  const violations: Violation[] = [];
  if (!isRepresentative(applicant) || hasLeft(applicant, date)) {
    violations.push({ code: 'applicant.not-representative', pointer: POINTER, citation });
  }
  // Of two minor parents neither is the other's child.
  const children = minorsOn(family.members, date).filter(
    (member) => !isRepresentative(member),
  );
  const expecting = family.categories.some((category) => expectingCategories.has(category));
  if (children.length === 0 && !expecting) violations.push({ code: 'family.no-minor', citation });
  return violations;
}

function minorViolations(
  ground: ApplicantRule,
  applicant: FamilyMember,
  date: LocalDate,
  citation: Citation,
): Violation[] {
  const { birthDate } = applicant;
  if (birthDate === null) return [{ code: 'applicant.birth-date-unknown', pointer: POINTER, citation }];
  const from = acceptedFrom(ground, birthDate);
  if (date < from) {
    const age = Math.max(0, ageOn(birthDate, date));
    return [{ code: 'applicant.too-young', pointer: POINTER, params: { age, from }, citation }];
  }
  if (ground.ageBelow !== undefined && ageOn(birthDate, date) >= ground.ageBelow) {
    return [{ code: 'applicant.too-old', pointer: POINTER, params: { to: ground.ageBelow }, citation }];
  }
  return hasLeft(applicant, date) ? [{ code: 'applicant.not-in-family', pointer: POINTER, citation }] : [];
}

/** The first day on which a minor's own application is accepted; the later one where a ground names two ages. */
function acceptedFrom(ground: ApplicantRule, birthDate: LocalDate): LocalDate {
  const reached = birthday(birthDate, ground.ageFrom ?? 0);
  const passed = ground.ageAfter === undefined ? reached : addDays(birthday(birthDate, ground.ageAfter), 1);
  return reached > passed ? reached : passed;
}

/** The day on which a person turns `age`; of 29 February it is 1 March in a common year, as in `ageOn`. */
function birthday(birthDate: LocalDate, age: number): LocalDate {
  const sameDay = addMonths(birthDate, age * 12);
  return ageOn(birthDate, sameDay) < age ? addDays(sameDay, 1) : sameDay;
}

function hasLeft(member: FamilyMember, date: LocalDate): boolean {
  return member.leftOn !== null && member.leftOn <= date;
}
