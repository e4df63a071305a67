import { addDays, type LocalDate } from './calendar/local-date.ts';
import type { Violation } from './errors.ts';

/** How long an alert whose due date is past may be put off, in calendar days. */
const MOST_DAYS = 14;

/** The last day until which an alert may be put off: its due date, or fourteen days from today when that is past. */
export function latestSnooze(dueOn: LocalDate, today: LocalDate): LocalDate {
  return dueOn > today ? dueOn : addDays(today, MOST_DAYS);
}

/** What stands against putting an alert off until a day (on which it is back). */
export function snoozeViolations(until: LocalDate, dueOn: LocalDate, today: LocalDate): Violation[] {
  const pointer = '/until';
  if (until <= today) return [{ code: 'alert.snooze-not-ahead', pointer, params: { until, today } }];
  const latest = latestSnooze(dueOn, today);
  return until > latest ? [{ code: 'alert.snooze-too-long', pointer, params: { until, latest } }] : [];
}
