import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts';
import { workingCalendar } from '../../src/domain/calendar/production-calendar.ts';
import { actionDeadline, addMonths, addWorkingDays } from '../../src/domain/calendar/terms.ts';

const calendar = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR);

/** Months of the first term, of the extension, and of the watch after the end. */
export const months = { first: 6, extension: 3, watch: 3 };

/** The days of the road: it begins today, by the service's clock, or on the next working day. */
export interface RoadDates {
  today: LocalDate;
  /** The working days from the approach on: `day(0)` is the approach itself. */
  day(workingDays: number): LocalDate;
  /** The day on which the last gate is met and the programme starts. */
  start: LocalDate;
  firstEnd: LocalDate;
  secondStart: LocalDate;
  secondEnd: LocalDate;
  /** The decision on success. */
  ended: LocalDate;
  /** The last day of the watch after the end. */
  watchedUntil: LocalDate;
  /** A day on which the watch is over whatever days off there are. */
  closed: LocalDate;
}

export function roadDates(today: LocalDate): RoadDates {
  const approach = workdayFrom(today);
  const day = (count: number) => (count === 0 ? approach : addWorkingDays(calendar, approach, count).date);
  const start = day(9);
  const firstEnd = addMonths(start, months.first);
  const secondStart = addDays(firstEnd, 1);
  const secondEnd = addMonths(secondStart, months.extension);
  const ended = workdayFrom(addDays(secondEnd, 5));
  const watchedUntil = addMonths(ended, months.watch);
  const closed = workdayFrom(addDays(actionDeadline(calendar, watchedUntil).lateAfter, 2));
  return { today, day, start, firstEnd, secondStart, secondEnd, ended, watchedUntil, closed };
}

/** The working day on a date or, if it is a day off, the first one after it. */
export function workdayFrom(date: LocalDate): LocalDate {
  return calendar.isWorkingDay(date) ? date : workdayFrom(addDays(date, 1));
}

/** The working day on a date or, if it is a day off, the last one before it. */
export function workdayUpTo(date: LocalDate): LocalDate {
  return calendar.isWorkingDay(date) ? date : workdayUpTo(addDays(date, -1));
}

/** `2026-03-02` as people write it: 02.03.2026. */
export function inWords(date: LocalDate): string {
  return date.split('-').reverse().join('.');
}
