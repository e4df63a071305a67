import type { LocalDate } from './local-date.ts';

const JANUARY = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];
const OTHER_MONTHS = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];

/** The public holidays of a year (нерабочие праздничные дни, Labour Code art. 112 part 1), in order. */
export function publicHolidays(year: number): LocalDate[] {
  return inYear(year, [...JANUARY, ...OTHER_MONTHS]);
}

/**
 * The holidays whose weekend moves by itself to the next working day (art. 112 part 2). Those of January are not
 * among them: the government's decree says where two of their weekends go, the rest are lost.
 */
export function holidaysThatMove(year: number): LocalDate[] {
  return inYear(year, OTHER_MONTHS);
}

function inYear(year: number, monthDays: readonly string[]): LocalDate[] {
  return monthDays.map((monthDay) => `${String(year).padStart(4, '0')}-${monthDay}`);
}
