import type { LocalDate } from '../../calendar/local-date.ts';

/** Who carries out a measure: an organisation, the curator, or a member of the family. */
export interface Executor {
  kind: 'organisation' | 'curator' | 'familyMember';
  organisationId?: string;
  memberId?: string;
}

/** One line of a programme's plan (мероприятие). */
export interface Measure {
  number: number;
  helpType: string;
  title: string;
  /** The catalogue's measure that it was made from; none for one of the curator's own. */
  catalogueCode?: string;
  dueOn: LocalDate;
  targetMemberIds: string[];
  executor: Executor;
  coExecutors: Executor[];
  place?: string;
}

export interface ProgrammeData {
  /** 1, 2, 3 … within the case, given by the service. */
  number: number;
  /** The level proposed when it was drafted. */
  level: string;
  termMonths: number;
  goal: string;
  tasks: string[];
  expectedResults: string;
  familyDesiredResult?: string;
  measures: Measure[];
}

export interface SubmissionData {
  programmeNumber: number;
  body: string;
  sessionOn?: LocalDate;
}

export interface SignatureData {
  programmeNumber: number;
  act: 'signed' | 'copyHandedOver';
  signer: 'family' | 'director' | 'headOfService';
  memberId?: string;
  name?: string;
}

export interface DecisionData {
  kind: string;
  body: string;
  number: string;
  programmeNumber?: number;
  /** The new level, for a change of level. */
  level?: string;
  /** Months of the new term, for an extension or a change of level. */
  termMonths?: number;
  /** Why it ended without success: a code of reference `outcomes`. */
  reason?: string;
  membersPresent: { name: string; position: string }[];
  family: { invited: boolean; attended: boolean };
  outsideParticipants: { name: string; organisation: string }[];
  text: string;
  recommendations?: string;
  overrideReason?: string;
  /** The version of the regulation to go on under, for a decision that moves the case to it. */
  regulationVersion?: number;
}

export interface AgreementData {
  number: string;
  memberId: string;
  familyDesiredResult?: string;
}

/** The approved programme went out to those who carry it out or are concerned (рассылка). */
export interface DistributionData {
  programmeNumber: number;
  recipients: { name: string; organisationId?: string }[];
  /** To every outside organisation that carries out a measure of the version, named by the service. */
  toAll?: boolean;
}

/** An organisation confirms that the programme has reached it (уведомление о получении). */
export interface DistributionReceiptData {
  distributionFactId: string;
  organisationId: string;
  /** Who took it in. */
  receivedBy?: string;
}
