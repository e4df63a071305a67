import { ageOn, type LocalDate } from './calendar/local-date.ts';
import type { ExternalId } from './external-id.ts';
import { kinships } from './reference/kinships.ts';

/** A family as the family passport (паспорт семьи) has it. */
export interface Family {
  id: string;
  organisationId: string;
  region: string;
  municipality: string;
  address: string;
  completeness: 'full' | 'singleParent';
  /** Codes of the reference list of categories. */
  categories: string[];
  /** What category `other` stands for. */
  categoryNote: string | null;
  contactPhone: string | null;
  /** In the order in which they were told. */
  members: FamilyMember[];
  /** What outside systems call it, by system; a family that was read has it. */
  externalIds?: ExternalId[];
  createdAt: string;
  /** When its personal data were destroyed; null while they are kept. */
  erasedOn: LocalDate | null;
  version: number;
}

/** A family member (член семьи). One who left stays on record with the date. */
export interface FamilyMember {
  id: string;
  fullName: string;
  /** A code of the reference list of kinship. */
  kinship: string;
  birthDate: LocalDate | null;
  /** A parent in law or a guardian (законный представитель) of a minor of the family. */
  legalRepresentative: boolean;
  leftOn: LocalDate | null;
  externalIds?: ExternalId[];
}

/** At most so many members live in a family at once. */
export const MOST_MEMBERS = 30;

/** A person of this age is no longer a minor (Civil Code art. 21). */
const ADULT_AGE = 18;

const parentKinships: ReadonlySet<string> = new Set(kinships.filter(({ parent }) => parent).map(({ code }) => code));

/** The members who live in the family on a day: on the day of leaving one no longer does. */
export function presentMembers(members: readonly FamilyMember[], date: LocalDate): FamilyMember[] {
  return members.filter((member) => member.leftOn === null || member.leftOn > date);
}

/** The members younger than 18 on a day, those who left and those whose birth date is not known aside. */
export function minorsOn(members: readonly FamilyMember[], date: LocalDate): FamilyMember[] {
  return presentMembers(members, date).filter(
    ({ birthDate }) => birthDate !== null && birthDate <= date && ageOn(birthDate, date) < ADULT_AGE,
  );
}

/** A parent or legal representative, by kinship or by what the family's card says of the member. */
export function isRepresentative(member: FamilyMember): boolean {
  return member.legalRepresentative || parentKinships.has(member.kinship);
}
