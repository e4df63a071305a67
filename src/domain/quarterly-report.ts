import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './calendar/local-date.ts';
import type { Citation } from './errors.ts';
import { citeWithin, type Regulation } from './regulations/resolve.ts';

/** No source names the day, so the service does: the tenth of the month that follows the quarter. */
const DAY_OF_MONTH = 10;
const MONTHS = 3;

/** A report on a quarter that is over (ежеквартальная отчётность). */
export interface QuarterlyReport {
  /** The rule's code. */
  report: string;
  /** The quarter reported on, `2026-Q1`. */
  period: string;
  /** The first day after the quarter. */
  from: LocalDate;
  dueOn: LocalDate;
  citation: Citation;
}

/** The reports that a regulation wants on the last quarter that was over on a day. */
export function quarterlyReports(regulation: Regulation, day: LocalDate): QuarterlyReport[] {
  const rule = regulation.rules.reports;
  const quarterly = rule.value.filter(({ everyMonths }) => everyMonths === MONTHS);
  const from = quarterStart(day);
  return quarterly.map((report) => ({
    report: report.code,
    period: quarterName(from.subtract({ months: MONTHS })),
    from: from.toString(),
    dueOn: from.with({ day: DAY_OF_MONTH }).toString(),
    citation: citeWithin(rule, report),
  }));
}

function quarterStart(day: LocalDate): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(day);
  return date.with({ month: date.month - ((date.month - 1) % MONTHS), day: 1 });
}

function quarterName({ year, month }: Temporal.PlainDate): string {
  return `${year}-Q${Math.ceil(month / MONTHS)}`;
}
