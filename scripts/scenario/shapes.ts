// The parts of the published shapes that the scenario looks at.

export interface Citation {
  regulation: string;
  clause: string;
  inherited: boolean;
}

export interface Problem {
  status: number;
  title: string;
  detail: string;
  code: string;
  errors?: { pointer: string; code: string; detail: string; clause?: string; citation?: Citation }[];
}

export interface Member {
  id: string;
  fullName: string;
  kinship: string;
  birthDate: string | null;
}

export interface Family {
  id: string;
  address: string;
  completeness: 'full' | 'singleParent';
  categories: string[];
  members: Member[];
}

export interface CaseState {
  id: string;
  status: string;
  level: string | null;
  curatorId: string | null;
  registerNumber: string | null;
  openedOn: string;
  asOf: string;
  version: number;
  circumstances: { code: string; note?: string }[];
  applicantMemberId: string | null;
  missing: { code: string; text: string; citation: Citation | null }[];
  deadlines: { code: string; text: string; dueOn: string; lateAfter: string; metOn: string | null; state: string; citation: Citation }[];
  alerts: { kind: string; text: string; dueOn: string }[];
  programme: { number: number; startsOn: string; endsOn: string; terms: Term[] } | null;
  postSupport: { until: string; closesOn: string; checks: { number: number; dueOn: string; madeOn: string | null }[] } | null;
  outcome: { code: string; text: string; on: string } | null;
  allowedActions: { action: string; allowed: boolean; reasons: { text: string; citation: Citation | null }[] }[];
}

export interface Term {
  level: string;
  startsOn: string;
  endsOn: string;
  origin: string;
  decidedOn: string;
}

export interface Executor {
  kind: 'organisation' | 'curator' | 'familyMember';
  organisationId?: string;
  memberId?: string;
}

export interface Measure {
  number: number;
  helpType: string;
  title: string;
  dueOn: string;
  targetMemberIds: string[];
  executor: Executor;
  coExecutors: Executor[];
  place?: string;
}

/** A fact of the timeline: the fields that all have, and those of its kind. */
export interface Fact {
  seq: number;
  factKind: string;
  date: string;
  recordedBy: string;
  [field: string]: unknown;
}

/** A field of a fact as text: a word or a number as it is, nothing for anything else. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export interface ProgrammeFact extends Fact {
  number: number;
  level: string;
  termMonths: number;
  goal: string;
  tasks: string[];
  expectedResults: string;
  familyDesiredResult?: string;
  measures: Measure[];
}

export interface Recorded {
  fact: Fact;
  case: CaseState;
}

export interface List<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Organisation {
  id: string;
  kind: string;
  name: string;
}

export interface Specialist {
  id: string;
  name: string;
  position: string;
  holdsCases: boolean;
  active: boolean;
}

export interface Caseload {
  levels: { level: string; held: number; limit: number; free: number; citation: Citation }[];
  families: { familyId: string; level: string }[];
}
