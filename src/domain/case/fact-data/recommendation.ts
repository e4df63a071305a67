import type { LocalDate } from '../../calendar/local-date.ts';

/** What a resolution of the commission (постановление КДНиЗП) can say of a case. */
export const recommendedWords = ['interimResult', 'continue', 'change', 'end'] as const;
export type RecommendedWord = (typeof recommendedWords)[number];

/** The commission's word on a case where the regulation does not let it decide: the provider considers it and answers. */
export interface RecommendationData {
  from: 'kdn';
  resolutionNumber: string;
  resolutionDate: LocalDate;
  word: RecommendedWord;
  text: string;
  /** The level that the commission thinks right. */
  level?: string;
  /** Months of a new term. */
  termMonths?: number;
  /** How the accompaniment should end: a code of reference `outcomes`. */
  outcome?: string;
}

/** What the provider has made of a recommendation. */
export interface RecommendationAnswerData {
  recommendationFactId: string;
  followed: 'yes' | 'partly' | 'no';
  text: string;
}
