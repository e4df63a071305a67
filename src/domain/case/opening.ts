import { applicantViolations } from '../applicant.ts';
import { ageOn, type LocalDate } from '../calendar/local-date.ts';
import type { Violation } from '../errors.ts';
import { type Family, minorsOn, presentMembers } from '../family.ts';
import type { Ground } from '../regulations/regulation.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { categories } from '../reference/categories.ts';
import { findEntry } from '../reference/index.ts';
import type { OpenedData } from './facts.ts';
import type { History } from './history.ts';

/**
 * Every reason why a case may not be opened: ground, applicant and age, source of a message, form, circumstances, date.
 * @param on the date of the approach (обращение): an application's, or a message's receipt
 */
export function openingViolations(
  regulation: Regulation, family: Family, data: OpenedData, on: LocalDate, today: LocalDate,
): Violation[] {
  return [
    ...(on > today ? [{ code: 'date.in-future', pointer: '/date', params: { date: on, today } } satisfies Violation] : []),
    ...groundViolations(regulation, family, data, on),
    ...formViolations(family, data, on),
    ...circumstanceViolations(regulation, data),
    ...categoryViolations(regulation, family, on),
  ];
}

/** A new episode is not dated before the end of the family's earlier one. */
export function episodeViolations({ ending, notTaken }: History, on: LocalDate): Violation[] {
  const causeDate = (ending ?? notTaken)?.on;
  if (causeDate === undefined || on >= causeDate) return [];
  const params = { date: on, causeDate, causeRu: 'завершение прежнего сопровождения', causeEn: 'the end of the earlier case' };
  return [{ code: 'date.before-cause', pointer: '/date', params }];
}

function groundViolations(regulation: Regulation, family: Family, data: OpenedData, on: LocalDate): Violation[] {
  const { value: grounds, citation } = regulation.rules.grounds;
  const ground = grounds.find(({ code }) => code === data.ground);
  if (ground === undefined) {
    return [{ code: 'reference.unknown', pointer: '/ground', params: { value: data.ground, list: 'grounds' }, citation }];
  }
  const applicant = family.members.find(({ id }) => id === data.applicantMemberId);
  if (data.applicantMemberId !== undefined && applicant === undefined) {
    return [{ code: 'link.unknown', pointer: '/applicantMemberId', params: { what: data.applicantMemberId } }];
  }
  return [...applicantViolations(ground, applicant, family, on, citation), ...sourceViolations(ground, data)];
}

function sourceViolations(ground: Ground, data: OpenedData): Violation[] {
  return ground.source && data.source === undefined ? [{ code: 'source.required', pointer: '/source' }] : [];
}

function formViolations(family: Family, { form, memberId }: OpenedData, on: LocalDate): Violation[] {
  const pointer = '/memberId';
  if ((form === 'individual') !== (memberId !== undefined)) return [{ code: 'form.member-required', pointer }];
  const known = memberId === undefined || presentMembers(family.members, on).some(({ id }) => id === memberId);
  return known ? [] : [{ code: 'link.unknown', pointer, params: { what: memberId } }];
}

function circumstanceViolations(regulation: Regulation, { circumstances }: OpenedData): Violation[] {
  const { value: known, citation } = regulation.rules.circumstances;
  return circumstances.flatMap(({ code, note }, index): Violation[] => {
    const pointer = `/circumstances/${index}`;
    if (!known.includes(code)) {
      return [{ code: 'reference.unknown', pointer: `${pointer}/code`, params: { value: code, list: 'circumstances' }, citation }];
    }
    const entry = findEntry('circumstances', code);
    const wordless = entry !== undefined && 'takesText' in entry && note === undefined;
    return wordless ? [{ code: 'note.required', pointer: `${pointer}/note`, citation }] : [];
  });
}

/** A family outside the region's target group is not taken on; its categories stand on the family's card. */
function categoryViolations(regulation: Regulation, family: Family, on: LocalDate): Violation[] {
  const { value: known, citation } = regulation.rules.categories;
  const counting = family.categories.filter((code) => known.includes(code) && isYoungEnough(regulation, family, code, on));
  return counting.length > 0 ? [] : [{ code: 'category.outside-regulation', citation }];
}

/** Some regulations take a category only while a child is younger than so many years. */
function isYoungEnough(regulation: Regulation, { members }: Family, category: string, on: LocalDate): boolean {
  const limit = categories.find(({ code }) => code === category)?.childUnderYears;
  if (limit === undefined || !limit.regulations.includes(regulation.code)) return true;
  return minorsOn(members, on).some(({ birthDate }) => birthDate === null || ageOn(birthDate, on) < limit.years);
}
