import type { Executor } from '../case/facts.ts';
import { type FamilyMember, isRepresentative, minorsOn, presentMembers } from '../family.ts';
import { labelOf } from '../reference/index.ts';
import { paragraph, table, value } from './compose.ts';
import { dayOf, type DocumentData, historyIn } from './document-data.ts';
import type { ParagraphBlock, TableBlock } from './model.ts';
import { russianDate } from './russian-date.ts';

/** The members who live in the family today. */
export function membersNow(data: DocumentData): FamilyMember[] {
  return presentMembers(data.family?.members ?? [], dayOf(data));
}

/** The applicant; where the case was opened on a message, the family's first representative. */
export function applicantOf(data: DocumentData): FamilyMember | undefined {
  const id = historyIn(data)?.opened.data.applicantMemberId;
  const named = data.family?.members.find((member) => member.id === id);
  const members = membersNow(data);
  return named ?? members.find(isRepresentative) ?? members[0];
}

/** What a member is called, whether they live in the family still or not. */
export function memberName({ family }: DocumentData, id: string | undefined): string | undefined {
  return family?.members.find((member) => member.id === id)?.fullName;
}

/** The parent or legal representative who speaks for the minors: the applicant, unless a minor applied. */
export function representativeOf(data: DocumentData): FamilyMember | undefined {
  const applicant = applicantOf(data);
  return applicant !== undefined && isRepresentative(applicant) ? applicant : membersNow(data).find(isRepresentative) ?? applicant;
}

export function minorsNow(data: DocumentData): FamilyMember[] {
  return minorsOn(data.family?.members ?? [], dayOf(data));
}

/** The curator with the position: «Кураторова Анна Тестовна, специалист по работе с семьёй». */
export function curatorOf(data: DocumentData): string | undefined {
  const known = curatorAs(data);
  return known === undefined ? undefined : `${known.name}, ${known.position}`;
}

export function curatorAs(data: DocumentData): { name: string; position: string } | undefined {
  const id = historyIn(data)?.curator?.specialistId;
  return id === undefined ? undefined : data.specialists.get(id);
}

/** Who carries out a measure, in words. */
export function executorName(data: DocumentData, { kind, organisationId, memberId }: Executor): string {
  if (kind === 'organisation') return (organisationId === undefined ? undefined : data.organisations.get(organisationId)) ?? '';
  if (kind === 'familyMember') return memberName(data, memberId) ?? 'член семьи';
  const curator = curatorAs(data);
  return curator === undefined ? 'куратор семьи' : `куратор семьи ${shortName(curator.name)}`;
}

/** «Примерова Мария Тестовна» is «Примерова М. Т.», in one piece. */
export function shortName(fullName: string): string {
  const [surname = '', ...given] = fullName.trim().split(/\s+/);
  return [surname, ...given.map((name) => `${name.charAt(0)}.`)].join('\u00A0');
}

/** How many live in the family, and how many of them are minors. */
export function headCount(data: DocumentData): ParagraphBlock {
  const counted = (members: readonly FamilyMember[]) => (data.family === undefined ? undefined : String(members.length));
  return paragraph([
    'Число членов семьи всего ', { ...value('memberCount', counted(membersNow(data))), blank: 7 }, ' чел., в том числе несовершеннолетних ',
    { ...value('minorCount', counted(minorsNow(data))), blank: 6 }, ' чел.',
  ]);
}

/** The family's composition (состав семьи). */
export function membersTable(data: DocumentData): TableBlock {
  return table('members', [
    ['position', '№ п/п', 1, 'center'], ['fullName', 'Ф. И. О. члена семьи', 6], ['kinship', 'Степень родства', 3],
    ['birthDate', 'Дата рождения (число, месяц, год)', 3, 'center'],
  ], membersNow(data).map(({ fullName, kinship, birthDate }, index) => (
    [String(index + 1), fullName, labelOf('kinships', kinship).ru, russianDate(birthDate)])));
}

/** The names of members, one after another. */
export function memberNames(data: DocumentData, ids: readonly string[]): string {
  return ids.flatMap((id) => memberName(data, id) ?? []).join(', ');
}
