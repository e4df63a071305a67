import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import { addDays, type LocalDate } from '../../src/domain/calendar/local-date.ts';
import { workingCalendar } from '../../src/domain/calendar/production-calendar.ts';
import { actionDeadline, addMonths, addWorkingDays } from '../../src/domain/calendar/terms.ts';

const calendar = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR);

/** Months of the first term, of the extension, and of the watch after the end. */
export const months = { first: 6, extension: 3, watch: 3 };

/** The days of the road, all in the past; the watch after the end runs out today. */
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
  /**
   * True when the case still stands in post-support today and the check closes it. On the few days of a year which are nobody's «three
   * months later» (30 and 31 May, 31 July …) the watch ran out yesterday, and the check is made late.
   */
  watchedToday: boolean;
}

/** Counts the road back from today, so that its last day is today. */
export function roadDates(today: LocalDate): RoadDates {
  const watched = endingWatchedUntil(today);
  const ended = watched ?? workdayUpTo(addDays(addMonths(today, -months.watch), -3));
  const approach = workdayUpTo(addDays(addMonths(ended, -(months.first + months.extension)), -35));
  const day = (count: number) => (count === 0 ? approach : addWorkingDays(calendar, approach, count).date);
  const start = day(9);
  const firstEnd = addMonths(start, months.first);
  const secondStart = addDays(firstEnd, 1);
  const secondEnd = addMonths(secondStart, months.extension);
  return { today, day, start, firstEnd, secondStart, secondEnd, ended, watchedToday: watched !== undefined };
}

/** A day from which the watch lasts until today, a working day if there is one; undefined on days that no month leads to. */
function endingWatchedUntil(today: LocalDate): LocalDate | undefined {
  const around = Array.from({ length: 16 }, (_, index) => addDays(addMonths(today, -months.watch), 3 - index));
  const fitting = around.filter((day) => {
    const until = addMonths(day, months.watch);
    return until <= today && today <= actionDeadline(calendar, until).lateAfter;
  });
  return fitting.find((day) => calendar.isWorkingDay(day)) ?? fitting[0];
}

/** The working day on a date or, if it is a day off, the last one before it. */
export function workdayUpTo(date: LocalDate): LocalDate {
  return calendar.isWorkingDay(date) ? date : workdayUpTo(addDays(date, -1));
}

/** `2026-03-02` as people write it: 02.03.2026. */
export function inWords(date: LocalDate): string {
  return date.split('-').reverse().join('.');
}
