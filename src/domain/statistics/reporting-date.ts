import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { Violation } from '../errors.ts';

/** The last day of the latest quarter that is over on a day. */
export function latestQuarterEnd(today: LocalDate): LocalDate {
  const month = Number(today.slice(5, 7));
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  return addDays(`${today.slice(0, 4)}-${first}-01`, -1);
}

/**
 * Figures are told for the ends of quarters only (отчётная дата): the difference between two days that anybody might choose would be a
 * single family.
 */
export function reportingDateViolations(on: LocalDate, today: LocalDate): Violation[] {
  const latest = latestQuarterEnd(today);
  const isEnd = latestQuarterEnd(addDays(on, 1)) === on;
  return isEnd && on <= latest ? [] : [{ code: 'statistics.not-a-quarter-end', pointer: '/on', params: { latest } }];
}
