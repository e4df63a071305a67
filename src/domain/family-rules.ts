import type { LocalDate } from './calendar/local-date.ts';
import type { Violation } from './errors.ts';
import type { Family, FamilyMember } from './family.ts';
import { categories } from './reference/categories.ts';
import { findEntry } from './reference/index.ts';
import type { Regulation } from './regulations/resolve.ts';

const broader: ReadonlyMap<string, string | undefined> = new Map(categories.map(({ code, within }) => [code, within]));

/** The category that says nothing without its note. */
const NOTED = 'other';

/** Categories must be the regulation's, or a part of one that is; `other`, and only it, takes a note. */
export function categoryViolations(
  family: Pick<Family, 'categories' | 'categoryNote'>,
  regulation: Regulation,
): Violation[] {
  const { value: known, citation } = regulation.rules.categories;
  const unknown = family.categories.flatMap((code, index): Violation[] => {
    if (known.includes(code) || known.includes(broader.get(code) ?? '')) return [];
    const pointer = `/categories/${index}`;
    return [{ code: 'reference.unknown', pointer, params: { value: code, list: 'categories' }, citation }];
  });
  const noted = family.categoryNote !== null;
  if (noted === family.categories.includes(NOTED)) return unknown;
  return [...unknown, { code: 'family.category-note', pointer: '/categoryNote' }];
}

/**
 * A member's kinship must be in the list, the dates not in the future, the leaving not before the birth.
 * @param today in the family's region
 * @param at pointer of the member within the request, for example `/members/0`
 */
export function memberViolations(
  member: Pick<FamilyMember, 'kinship' | 'birthDate' | 'leftOn'>,
  today: LocalDate,
  at: string,
): Violation[] {
  const { kinship, birthDate, leftOn } = member;
  const violations: Violation[] = [];
  if (findEntry('kinships', kinship) === undefined) {
    const params = { value: kinship, list: 'kinships' };
    violations.push({ code: 'reference.unknown', pointer: `${at}/kinship`, params });
  }
  violations.push(...futureViolations({ birthDate, leftOn }, today, at));
  if (birthDate !== null && leftOn !== null && leftOn < birthDate) {
    const params = { left: leftOn, born: birthDate };
    violations.push({ code: 'member.left-before-birth', pointer: `${at}/leftOn`, params });
  }
  return violations;
}

function futureViolations(dates: Record<string, LocalDate | null>, today: LocalDate, at: string): Violation[] {
  return Object.entries(dates).flatMap(([name, date]): Violation[] => {
    if (date === null || date <= today) return [];
    return [{ code: 'date.in-future', pointer: `${at}/${name}`, params: { date, today } }];
  });
}
