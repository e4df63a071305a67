import type { LocalDate } from '../calendar/local-date.ts';
import type { Consents } from './consents.ts';
import type { Fact, FactOf, HandoverKeptData, ProgrammeData } from './facts.ts';

/** One version of the programme and how far it has come. */
export interface ProgrammeVersion {
  data: ProgrammeData;
  draftedOn: LocalDate;
  seq: number;
  submittedOn?: LocalDate;
  decided?: { kind: string; on: LocalDate };
  signedByFamilyOn?: LocalDate;
  copyHandedOverOn?: LocalDate;
  sentOn?: LocalDate;
}

/** A stretch of accompaniment on one level. */
export interface Term {
  level: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  /** The last day that the level's longest term allows. */
  longestEndsOn: LocalDate;
  origin: 'start' | 'extension' | 'levelChange';
  /** The date of the decision behind it; for the first term its first day. */
  decidedOn: LocalDate;
  seq: number;
  /** The day from which another level's term took its place. */
  replacedOn?: LocalDate;
}

export interface Ending {
  outcome: string;
  on: LocalDate;
}

/** What the facts add up to, before any look at the calendar. */
export interface History {
  opened: FactOf<'opened'>;
  facts: readonly Fact[];
  consents: Consents;
  papers: Map<string, LocalDate>;
  /** The newest of each kind; `firstOn` is the day on which there was one at all. */
  diagnostics: Map<string, { on: LocalDate; firstOn: LocalDate; seq: number }>;
  curator?: { specialistId: string; firstOn: LocalDate; on: LocalDate };
  /** The case stays with a substitute who was to give it back; until the next assignment of a curator. */
  handoverKept?: HandoverKeptData & { on: LocalDate };
  /** Proposed and not decided on yet. */
  proposedLevel?: { level: string; on: LocalDate };
  /** Set by the deciding body. */
  level?: { level: string; on: LocalDate };
  programmes: ProgrammeVersion[];
  /** The version in force. */
  currentProgramme?: ProgrammeVersion;
  agreementOn?: LocalDate;
  register?: { number: number; year: number };
  startedOn?: LocalDate;
  terms: Term[];
  extensions: number;
  executions: FactOf<'execution'>[];
  reviews: FactOf<'review'>[];
  questionnaires: FactOf<'questionnaire'>[];
  checks: FactOf<'postSupportCheck'>[];
  scheduledChecks: Set<number>;
  ending?: Ending;
  notTaken?: Ending;
  /** A decision that the family need not be watched any longer. */
  postSupportEndedOn?: LocalDate;
  /** The family's personal data were destroyed: nothing more is recorded. */
  erasedOn?: LocalDate;
}
