import type { LocalDate } from '../calendar/local-date.ts';
import type { FeedDecision } from '../case/feed-state.ts';
import type { CaseStatus } from '../case/status.ts';
import { type FamilyMember, isRepresentative, minorsOn, presentMembers } from '../family.ts';

/** What an entry of the register of families is made of, as it is stored. */
export interface EntrySource {
  caseId: string;
  familyId: string;
  organisationId: string;
  year: number;
  number: number;
  registeredOn: LocalDate;
  form: 'individual' | 'group';
  /** Whose case it is, when it is one member's. */
  memberId: string | null;
  applicantMemberId: string | null;
  members: FamilyMember[];
  municipality: string;
  address: string;
  categories: string[];
  categoryNote: string | null;
  erasedOn: LocalDate | null;
  ground: string;
  level: string | null;
  curator: { id: string; name: string } | null;
  /** Of the programme in force its number; none before the start. */
  programmeNumber: number | null;
  /** In the order of recording. */
  decisions: readonly FeedDecision[];
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
  status: CaseStatus;
  outcome: { code: string; on: LocalDate } | null;
  /** The watch after the end; `closesOn` is the first day on which it is no more. */
  watch: { from: LocalDate; closesOn: LocalDate | null } | null;
}

/** The programme that the entry tells of. */
export interface RegisteredProgramme {
  /** That of the printed form: the register's number, with the version where it is not the first. */
  number: string;
  version: number;
  /** By whose act it came into force; null where the region asks for no approval. */
  approved: { on: LocalDate; decision: string } | null;
}

/** An entry of the register of families (запись журнала учёта): one case, with the names of today. */
export interface RegisterEntry
  extends Omit<EntrySource, 'members' | 'applicantMemberId' | 'memberId' | 'programmeNumber' | 'decisions'> {
  /** `2026/15`. */
  registerNumber: string;
  /** The applicant or, where nobody of the family applied, its first representative; null for a family without members. */
  applicant: string | null;
  /** Who is accompanied when it is not the whole family. */
  accompanied: string | null;
  /** How many live in the family today. */
  members: number;
  /** How many of them are minors; null once the birth dates were destroyed. */
  minors: number | null;
  programme: RegisteredProgramme | null;
}

/** Decisions that put the programme they are about in force. */
const enacting: readonly string[] = ['approveProgramme', 'extend', 'changeLevel'];

/** Makes the entry as it reads on a day of the region. */
export function registerEntry(source: EntrySource, today: LocalDate): RegisterEntry {
  const { members, applicantMemberId, memberId, programmeNumber, decisions, ...kept } = source;
  const present = presentMembers(members, today);
  const named = (id: string | null) => members.find((member) => member.id === id)?.fullName ?? null;
  return {
    ...kept,
    registerNumber: registerNumber(source),
    applicant: named(applicantMemberId) ?? (present.find(isRepresentative) ?? present[0] ?? members[0])?.fullName ?? null,
    accompanied: memberId === null ? null : named(memberId),
    members: present.length,
    minors: source.erasedOn === null ? minorsOn(members, today).length : null,
    programme: programmeOf(source),
  };
}

export function registerNumber({ year, number }: Pick<EntrySource, 'year' | 'number'>): string {
  return `${year}/${number}`;
}

/** The programme in force or, before the start, the one that was approved last. */
function programmeOf(source: EntrySource): RegisteredProgramme | null {
  const acts = source.decisions.filter(({ kind, programmeNumber }) => enacting.includes(kind) && programmeNumber !== null);
  const version = source.programmeNumber ?? acts.at(-1)?.programmeNumber ?? null;
  if (version === null) return null;
  const act = acts.findLast(({ programmeNumber }) => programmeNumber === version);
  return {
    number: version === 1 ? registerNumber(source) : `${registerNumber(source)}-${version}`, version,
    approved: act === undefined ? null : { on: act.date, decision: act.number },
  };
}

/** A year of a provider's register, and whether its numbers have holes. */
export interface RegisterYear {
  year: number;
  entries: number;
  firstNumber: number;
  lastNumber: number;
  /** The number that was given last. */
  lastGiven: number;
  /** Every number from 1 to the one given last stands in the register once. */
  complete: boolean;
}

/** Numbers are unique in the register, so as many of them as the last one says are all of them. */
export function registerYear(counted: Omit<RegisterYear, 'complete'>): RegisterYear {
  const { entries, firstNumber, lastNumber, lastGiven } = counted;
  return { ...counted, complete: firstNumber === 1 && entries === lastNumber && lastNumber === lastGiven };
}
