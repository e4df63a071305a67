import type { LocalDate } from '../../calendar/local-date.ts';

/** A request or a letter of the provider to another body (запрос, письмо в другой орган). */
export interface LetterData {
  /** To whom; with `organisationId` when the directory has it, so that it can read and answer the letter itself. */
  to: { name: string; organisationId?: string };
  kind: 'request' | 'letter';
  channel: 'written' | 'electronic';
  subject: string;
  text?: string;
  /** The outgoing number (исходящий номер). */
  number?: string;
  /** The last day for an answer, if one is asked for. */
  answerDueOn?: LocalDate;
  /** The letter carries personal data of the family out of the organisation. */
  personalData: boolean;
}

/** What came back. */
export interface LetterAnswerData {
  letterFactId: string;
  text: string;
  /** The incoming number (входящий номер). */
  number?: string;
  /** Whether what was asked for was granted. */
  granted?: 'yes' | 'no' | 'partly';
  /** The organisation that answered through the service by itself; absent when the provider entered its paper. */
  answeredBy?: { organisationId: string };
}

/** A hard question taken to the municipal council (муниципальный социально-реабилитационный консилиум). */
export interface CouncilReferralData {
  to: 'municipalCouncil';
  question: string;
}

/** What the municipal council advises; it decides nothing. */
export interface CouncilOpinionData {
  referralFactId: string;
  advice: string;
  number?: string;
  members?: { name: string; position: string }[];
}
