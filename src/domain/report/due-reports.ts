import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { Citation } from '../errors.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { type Period, periodOf } from './period.ts';
import { wantedReports } from './wanted.ts';

/** A report on a period that is over (отчётность за квартал, полугодие, год). */
export interface DueReport {
  /** The rule's code. */
  report: string;
  /** What is reported on: `2026-Q1`, `2026-H1`, `2026`. */
  period: string;
  /** The first day after the period. */
  from: LocalDate;
  dueOn: LocalDate;
  citation: Citation;
}

/** The reports that a regulation wants on the last quarter, half-year and year that were over on a day. */
export function dueReports(regulation: Regulation, day: LocalDate): DueReport[] {
  return lastPeriods(day).flatMap((period) => wantedReports(regulation, period).map(({ code, dueOn, citation }) => (
    { report: code, period: period.name, from: addDays(period.to, 1), dueOn, citation })));
}

const parts = ['-Q1', '-Q2', '-Q3', '-Q4', '-H1', '-H2', ''];

/** The newest period of each length that was over on a day. */
function lastPeriods(day: LocalDate): Period[] {
  const year = Number(day.slice(0, 4));
  const over = [year - 1, year].flatMap((one) => parts.flatMap((part) => periodOf(`${one}${part}`) ?? [])).filter(({ to }) => to < day);
  return ['-Q', '-H', ''].flatMap((length) => over.filter(({ name }) => (length === '' ? !name.includes('-') : name.includes(length))).at(-1) ?? []);
}
