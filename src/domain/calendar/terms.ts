import { Temporal } from 'temporal-polyfill';
import { nextDay } from './day-arithmetic.ts';
import { addDays } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import type { WorkingCalendar } from './production-calendar.ts';
import { remembered } from './remembered.ts';

/** A date counted by the production calendar; provisional when it leans on a year whose decree is not loaded. */
export interface CountedDate {
  readonly date: LocalDate;
  readonly provisional: boolean;
}

/** The last day for an action: `dueOn` as counted, `lateAfter` the last day on which it is still in time. */
export interface ActionDeadline {
  readonly dueOn: LocalDate;
  readonly lateAfter: LocalDate;
  readonly provisional: boolean;
}

/**
 * The same day number `months` later, or the month's last day where there is none (Civil Code art. 192 part 3).
 * @throws RangeError when the result is beyond the years 0 to 9999
 */
export const addMonths = remembered((date, months) => {
  const result = Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' });
  if (result.year < 0 || result.year > 9999) throw new RangeError(`${months} months from ${date} is out of range`);
  return result.toString();
});

/** The last day of a term of `months` (art. 192 part 3). A longest term is never stretched over days off. */
export function termEnd(start: LocalDate, months: number): LocalDate {
  return addMonths(start, months);
}

/** The first day of an extension: the day after the old end. */
export function extensionStart(oldEnd: LocalDate): LocalDate {
  return addDays(oldEnd, 1);
}

/**
 * The `count`-th working day after `from`; the count starts the day after (Civil Code art. 191).
 * @throws RangeError unless `count` is a whole number from 1
 */
export function addWorkingDays(calendar: WorkingCalendar, from: LocalDate, count: number): CountedDate {
  requireCount(count);
  let date = from;
  let provisional = false;
  for (let left = count; left > 0; ) {
    date = nextDay(date);
    provisional ||= calendar.isProvisional(date);
    if (calendar.isWorkingDay(date)) left -= 1;
  }
  return { date, provisional };
}

/** When an action due on `nominal` becomes late: a day off gives way to the next working day (art. 193). */
export function actionDeadline(calendar: WorkingCalendar, nominal: LocalDate): ActionDeadline {
  let lateAfter = nominal;
  let provisional = calendar.isProvisional(nominal);
  while (!calendar.isWorkingDay(lateAfter)) {
    lateAfter = nextDay(lateAfter);
    provisional ||= calendar.isProvisional(lateAfter);
  }
  return { dueOn: nominal, lateAfter, provisional };
}

/**
 * Dates every `everyMonths` after the anchor, the anchor not among them. Each is counted from the anchor, so that the
 * 31st comes back after a short month.
 * @param stop how many dates, or the last date allowed (that day included)
 * @throws RangeError unless `everyMonths` is a whole number from 1
 */
export function series(anchor: LocalDate, everyMonths: number, stop: number | LocalDate): LocalDate[] {
  requireCount(everyMonths);
  const dates: LocalDate[] = [];
  const most = typeof stop === 'number' ? stop : Infinity;
  const until = typeof stop === 'number' ? undefined : stop;
  for (let k = 1; k <= most; k += 1) {
    const date = addMonths(anchor, k * everyMonths);
    if (until !== undefined && date > until) break;
    dates.push(date);
  }
  return dates;
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`expected a whole number from 1, got ${count}`);
}
