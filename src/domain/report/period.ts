import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { addMonths } from '../calendar/terms.ts';
import type { Violation } from '../errors.ts';

/** How a period is named: a quarter `2026-Q3`, a half-year `2026-H1`, a year `2026`. */
export const PERIOD_PATTERN = '^20[0-9]{2}(-Q[1-4]|-H[12])?$';

/** A reporting period (отчётный период), both days included. */
export interface Period {
  name: string;
  from: LocalDate;
  to: LocalDate;
}

const lengths = { Q: 3, H: 6, Y: 12 } as const;

/** The period of a name; undefined for anything that names none. */
export function periodOf(name: string): Period | undefined {
  if (!new RegExp(PERIOD_PATTERN).test(name)) return undefined;
  const [year = '', part = 'Y1'] = name.split('-');
  const months = lengths[part.charAt(0) as keyof typeof lengths];
  const from = addMonths(`${year}-01-01`, (Number(part.slice(1)) - 1) * months);
  return { name, from, to: addDays(addMonths(from, months), -1) };
}

/** Figures are told for periods that are over: before that they would be those of a day in between. */
export function periodViolations({ name, to }: Period, today: LocalDate): Violation[] {
  return today > to ? [] : [{ code: 'report.period-not-over', pointer: '/period', params: { period: name, last: to } }];
}
