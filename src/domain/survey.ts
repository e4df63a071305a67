import type { LocalDate } from './calendar/local-date.ts';
import type { Mark } from './case/facts.ts';

export const questionKinds = ['scale', 'choice', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One answer that may be chosen. */
export interface SurveyOption {
  code: string;
  text: string;
}

/** A question of a survey: a mark from 1 to 5, one of several answers, or own words. */
export type SurveyQuestion =
  | { kind: 'scale'; code: string; text: string }
  | { kind: 'choice'; code: string; text: string; options: SurveyOption[] }
  | { kind: 'text'; code: string; text: string };

/** A resource centre's survey of a period (социологический опрос, п. 6.3 of Tatarstan's model programme). */
export interface Survey {
  id: string;
  /** The resource centre. */
  organisationId: string;
  region: string;
  title: string;
  from: LocalDate;
  to: LocalDate;
  questions: SurveyQuestion[];
  /** Whose families are asked. */
  providerIds: string[];
  createdAt: string;
  createdBy: string;
  /** After this no response is taken. */
  closedAt: string | null;
}

/** By the question's code: a mark, the code of the answer chosen, or words. */
export type SurveyAnswers = Record<string, Mark | string>;

/** What somebody answered. Nothing in it says who. */
export interface SurveyResponse {
  id: string;
  providerId: string;
  municipality: string;
  answeredOn: LocalDate;
  answers: SurveyAnswers;
}
