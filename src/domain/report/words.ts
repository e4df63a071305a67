import type { LocalDate } from '../calendar/local-date.ts';

/** What a report is told in beside its figures: kept with a submitted one, for names and rules change (слова отчёта). */
export interface ReportWords {
  /** The provider's name; empty in a report on several. */
  organisation: string;
  /** Of curators by id, of the regulation's deadlines by code. */
  names: Record<string, string>;
  /** How many families of a level a curator may hold; empty where several regulations are in force. */
  limits: Record<string, number>;
  /** The provider's day when it was submitted; an earlier release kept none, and printed the day in UTC. */
  submittedOn?: LocalDate;
}

export const noWords: ReportWords = { organisation: '', names: {}, limits: {} };
