import { addDays, type LocalDate } from './calendar/local-date.ts';
import type { WorkingCalendar } from './calendar/production-calendar.ts';
import { actionDeadline, addMonths, series } from './calendar/terms.ts';
import type { History } from './case/history.ts';
import type { Citation } from './errors.ts';
import type { Regulation } from './regulations/resolve.ts';

export interface CheckDates {
  number: number;
  /** First day on which the check counts for this period: the day after the one before was due. */
  from: LocalDate;
  dueOn: LocalDate;
  /** The last day on which it is in time (Civil Code art. 193). */
  lateAfter: LocalDate;
  provisional: boolean;
  scheduleOn: LocalDate;
}

export interface PlannedCheck extends CheckDates {
  scheduled: boolean;
  madeOn?: LocalDate;
}

/** The watch after the end (постсопровождение): its anchor, its last day and its checks. */
export interface PostSupport {
  anchor: LocalDate;
  until: LocalDate;
  /** The day from which the case is closed, if nothing else happens before. */
  closesOn: LocalDate;
  checks: PlannedCheck[];
  citation: Citation;
}

/**
 * The checks after an ending: every so many months, counted from the date of the ending decision. Undefined when the
 * regulation starts no post-support after that outcome.
 */
export function postSupportOf(regulation: Regulation, history: History, calendar: WorkingCalendar): PostSupport | undefined {
  const rule = regulation.rules.postSupport;
  const ending = history.ending;
  if (ending === undefined || !rule.value.after.includes(ending.outcome)) return undefined;
  const { until, dates } = checkSeries(regulation, calendar, ending.on);
  const planned = dates.map((date) => plannedCheck(history, date));
  const checks = planned.filter((check) => isStillWanted(check, history.postSupportEndedOn));
  const closesOn = history.postSupportEndedOn ?? closingDay(checks, until, calendar);
  return { anchor: ending.on, until, closesOn, checks, citation: rule.citation };
}

/** A decision to end the watch sooner drops the checks that were to come; those that were due by then stay due. */
function isStillWanted({ dueOn, madeOn }: PlannedCheck, endedOn: LocalDate | undefined): boolean {
  return endedOn === undefined || dueOn <= endedOn || madeOn !== undefined;
}

/** The dates of the checks after an ending on a day, and the last day of the watch; whether made or not. */
export function checkSeries(
  regulation: Regulation, calendar: WorkingCalendar, anchor: LocalDate,
): { until: LocalDate; dates: CheckDates[] } {
  const { everyMonths, forMonths } = regulation.rules.postSupport.value;
  const until = addMonths(anchor, forMonths);
  const notice = regulation.rules.notices.value.postSupportCheck;
  const dates = series(anchor, everyMonths, until).map((dueOn, index, all) => ({
    number: index + 1, from: addDays(all[index - 1] ?? anchor, 1), ...actionDeadline(calendar, dueOn), scheduleOn: addDays(dueOn, -notice),
  }));
  return { until, dates };
}

function plannedCheck(history: History, dates: CheckDates): PlannedCheck {
  const { number } = dates;
  const madeOn = history.checks.find((check) => check.data.number === number)?.on;
  return { ...dates, scheduled: history.scheduledChecks.has(number), ...(madeOn === undefined ? {} : { madeOn }) };
}

/**
 * With every check made the watch ends on its last day, or on the day of a check made after that. A missed check does not hold the
 * case open for ever: it closes when the last check is late, and the missed check stays flagged until it is made.
 */
function closingDay(checks: PlannedCheck[], until: LocalDate, calendar: WorkingCalendar): LocalDate {
  const lastDay = closesAtLatest(until, calendar);
  const made = checks.map((check) => check.madeOn);
  if (made.includes(undefined)) return lastDay;
  const finished = made.reduce<LocalDate>((max, on) => (on !== undefined && on > max ? on : max), until);
  return finished < lastDay ? finished : lastDay;
}

/** The day from which a case is closed even when a check was missed. */
export function closesAtLatest(until: LocalDate, calendar: WorkingCalendar): LocalDate {
  return addDays(actionDeadline(calendar, until).lateAfter, 1);
}
