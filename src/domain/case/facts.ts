import type { Instant, LocalDate } from '../calendar/local-date.ts';
import type { KeptReason } from '../handover.ts';

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

export interface OpenedData {
  ground: string;
  form: 'individual' | 'group';
  memberId?: string;
  applicantMemberId?: string;
  source?: { sender: string; channel: 'written' | 'electronic' };
  circumstances: { code: string; note?: string }[];
  reopensCaseId?: string;
}

/** Consent to the processing of personal data (согласие на обработку персональных данных), given for the family's case. */
export interface ConsentData {
  /** Who gave it: an adult of the family, or the legal representative of a minor. */
  memberId: string;
  /** Which version of the form's text was signed. */
  textVersion: string;
  /** The paper's own date, when it is not the day on which it came. */
  signedOn?: LocalDate;
  /** The last day on which it holds; without it until it is withdrawn. */
  validUntil?: LocalDate;
  /** Codes of reference `consentScopes`; `processing` is always among them. */
  scope: string[];
  note?: string;
}

/** A member takes back a consent, whole or in part (отзыв согласия). */
export interface ConsentWithdrawalData {
  memberId: string;
  text: string;
  /** Codes of reference `consentScopes`; without them, or with `processing` among them, everything. */
  scope?: string[];
}

/** A typed paper. The fields beyond `type` depend on it and mean nothing to the rules. */
export interface PaperData {
  type: string;
  number?: string;
  issuedOn?: LocalDate;
  issuer?: string;
  /** Whose paper it is, or who signed it. */
  memberId?: string;
  details?: Record<string, unknown>;
}

export interface DiagnosticData {
  kind: string;
  conclusion: string;
  specialistName?: string;
  effectiveness?: string;
  recommendations?: string;
  memberIds: string[];
}

export interface CuratorAssignmentData {
  specialistId: string;
  reason?: string;
  overrideReason?: string;
}

export interface LevelAssignmentData {
  level: string;
  reason: string;
  overrideReason?: string;
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

/** The entry in the register of families (журнал учёта семей), given by the service. */
export interface RegistrationData {
  year: number;
  number: number;
}

export interface AgreementData {
  number: string;
  memberId: string;
  familyDesiredResult?: string;
}

export interface ExecutionData {
  programmeNumber: number;
  measureNumber: number;
  result: 'done' | 'notDone';
  reason?: string;
  outcome?: string;
}

export interface ReviewData {
  /** A review of the regulation's rhythm by its code, or another kind such as `interim`. */
  kind: string;
  /** Which review of the series a late one belongs to: 1, 2, 3 …; without it the date says. */
  period?: number;
  findings: string;
  proposals?: string;
}

export interface CheckScheduledData {
  number: number;
  dueOn: LocalDate;
}

export interface PostSupportCheckData {
  number: number;
  findings: string;
  situation: 'stable' | 'worse';
}

/** The approved programme went out to those who carry it out or are concerned (рассылка). */
export interface DistributionData {
  programmeNumber: number;
  recipients: { name: string; organisationId?: string }[];
}

/** Due dates that moved because a production calendar arrived or changed; recorded by the service. */
export interface DatesMovedData {
  moves: { code: string; subject: string; from: LocalDate; to: LocalDate }[];
}

export interface WithdrawalData {
  /** A code of reference `outcomes` of the kind `notTaken`. */
  reason: string;
  text: string;
}

/** The family's personal data were destroyed (уничтожение персональных данных); recorded by the service on each of its cases. */
export interface ErasureData {
  /** A code of `erasureReasons`. */
  reason: string;
  /** The act's number and date. */
  basis: string;
}

/** The case stayed with its substitute when a temporary handover was over; recorded by the service. */
export interface HandoverKeptData {
  handoverId: string;
  reason: KeptReason;
}

/** What can happen in a case. Every kind is stored as it was, once. */
export interface FactData {
  opened: OpenedData;
  consent: ConsentData;
  consentWithdrawal: ConsentWithdrawalData;
  paper: PaperData;
  diagnostic: DiagnosticData;
  curatorAssignment: CuratorAssignmentData;
  levelAssignment: LevelAssignmentData;
  programme: ProgrammeData;
  submission: SubmissionData;
  signature: SignatureData;
  decision: DecisionData;
  registration: RegistrationData;
  agreement: AgreementData;
  execution: ExecutionData;
  review: ReviewData;
  checkScheduled: CheckScheduledData;
  postSupportCheck: PostSupportCheckData;
  withdrawal: WithdrawalData;
  distribution: DistributionData;
  datesMoved: DatesMovedData;
  erasure: ErasureData;
  handoverKept: HandoverKeptData;
}

export type FactKind = keyof FactData;

export interface FactOf<K extends FactKind> {
  id: string;
  /** 1, 2, 3 … in the order of recording. */
  seq: number;
  kind: K;
  /** The day on which it happened, in the region's calendar. */
  on: LocalDate;
  recordedAt: Instant;
  recordedBy: string;
  data: FactData[K];
}

export type Fact = { [K in FactKind]: FactOf<K> }[FactKind];

/** Narrows a fact to one kind. */
export function isKind<K extends FactKind>(kind: K): (fact: Fact) => fact is Extract<Fact, FactOf<K>> {
  return (fact): fact is Extract<Fact, FactOf<K>> => fact.kind === kind;
}
