import type { Instant, LocalDate } from '../calendar/local-date.ts';
import type {
  ConsentData, ConsentWithdrawalData, CuratorAssignmentData, DiagnosticData, LevelAssignmentData, OpenedData, PaperData, WithdrawalData,
} from './fact-data/opening.ts';
import type {
  AgreementData, DecisionData, DistributionData, DistributionReceiptData, ProgrammeData, SignatureData, SubmissionData,
} from './fact-data/programme.ts';
import type {
  ExecutionData, ExecutionReportData, PostSupportCheckData, ReviewData,
} from './fact-data/course.ts';
import type {
  CheckScheduledData, DatesMovedData, ErasureData, HandoverKeptData, RegistrationData,
} from './fact-data/recorded.ts';
import type {
  CouncilOpinionData, CouncilReferralData, LetterAnswerData, LetterData,
} from './fact-data/correspondence.ts';
import type { QuestionnaireData } from './fact-data/questionnaire.ts';
import type { RecommendationAnswerData, RecommendationData } from './fact-data/recommendation.ts';

export type * from './fact-data/correspondence.ts';
export type * from './fact-data/opening.ts';
export type * from './fact-data/programme.ts';
export type * from './fact-data/course.ts';
export type * from './fact-data/questionnaire.ts';
export type * from './fact-data/recommendation.ts';
export type * from './fact-data/recorded.ts';

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
  distributionReceipt: DistributionReceiptData;
  executionReport: ExecutionReportData;
  letter: LetterData;
  letterAnswer: LetterAnswerData;
  councilReferral: CouncilReferralData;
  councilOpinion: CouncilOpinionData;
  datesMoved: DatesMovedData;
  erasure: ErasureData;
  handoverKept: HandoverKeptData;
  recommendation: RecommendationData;
  recommendationAnswer: RecommendationAnswerData;
  questionnaire: QuestionnaireData;
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
