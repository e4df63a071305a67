import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { addMonths } from '../calendar/terms.ts';
import type { Violation } from '../errors.ts';
import { type Period, periodOf } from '../report/period.ts';

/** How a quarter is named: `2026-Q3`. */
export const QUARTER_PATTERN = '^20[0-9]{2}-Q[1-4]$';
/** More quarters than these cannot be read on one sheet. */
export const MOST_QUARTERS = 20;
/** Two years, when nobody says from when. */
const USUAL = 8;

/** The families of one quarter: start + taken − ended = end. */
export interface QuarterCount {
  quarter: string;
  start: number;
  taken: number;
  ended: number;
  end: number;
}

/** The last quarter that is over on a day. */
export function lastQuarterOver(today: LocalDate): string {
  const before = addMonths(`${today.slice(0, 7)}-01`, -((Number(today.slice(5, 7)) - 1) % 3));
  return quarterOf(addDays(before, -1));
}

function quarterOf(date: LocalDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Every quarter from one to another; what is not said is the last one that is over, and two years up to it. */
export function quartersBetween(asked: { from?: string | undefined; to?: string | undefined }, today: LocalDate): Period[] {
  const last = numberOf(asked.to ?? lastQuarterOver(today));
  const first = asked.from === undefined ? Math.max(numberOf('2000-Q1'), last - USUAL + 1) : numberOf(asked.from);
  const count = Math.min(Math.max(0, last - first + 1), MOST_QUARTERS + 1);
  return Array.from({ length: count }, (_, index) => periodOf(nameOf(first + index))).filter((period) => period !== undefined);
}

function numberOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
}

function nameOf(number: number): string {
  return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
}

/** A picture has from one to twenty quarters. */
export function quarterViolations(quarters: readonly Period[]): Violation[] {
  const fits = quarters.length > 0 && quarters.length <= MOST_QUARTERS;
  return fits ? [] : [{ code: 'chart.quarters', pointer: '/from', params: { most: MOST_QUARTERS } }];
}
