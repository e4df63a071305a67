import type { LocalDate } from '../../calendar/local-date.ts';

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

export interface WithdrawalData {
  /** A code of reference `outcomes` of the kind `notTaken`. */
  reason: string;
  text: string;
}
