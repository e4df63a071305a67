import { datesOfYear, weekendsOfYear } from './day-arithmetic.ts';
import { workingCalendar } from './production-calendar.ts';
import type { WorkingCalendar } from './production-calendar.ts';
import type { ProductionCalendarYear } from './production-calendar-year.ts';
import { publicHolidays } from './public-holidays.ts';

/** The number of working days in a year. */
export function workingDaysInYear(calendar: WorkingCalendar, year: number): number {
  return datesOfYear(year).filter((date) => calendar.isWorkingDay(date)).length;
}

/** What is wrong with a year's data, in words; empty when it is consistent with its published total. */
export function productionCalendarFaults(year: ProductionCalendarYear): string[] {
  return [...moveFaults(year), ...workingWeekendFaults(year), ...totalFaults(year)];
}

function moveFaults(year: ProductionCalendarYear): string[] {
  const weekends = new Set(weekendsOfYear(year.year));
  const holidays = new Set(publicHolidays(year.year));
  const dates = new Set(datesOfYear(year.year));
  return year.moves.flatMap(({ from, to }) => [
    ...(weekends.has(from) ? [] : [`${from} is not a weekend day of ${year.year}`]),
    ...(dates.has(to) && !weekends.has(to) && !holidays.has(to) ? [] : [`${to} is not a working day of ${year.year}`]),
  ]);
}

function workingWeekendFaults(year: ProductionCalendarYear): string[] {
  const holidays = new Set(publicHolidays(year.year));
  const taken = year.moves.map((move) => move.from).filter((from) => !holidays.has(from));
  const listed = year.workingWeekends;
  return [
    ...taken.filter((date) => !listed.includes(date)).map((date) => `${date} is moved but does not work`),
    ...listed.filter((date) => !taken.includes(date)).map((date) => `${date} works but is not moved`),
  ];
}

function totalFaults(year: ProductionCalendarYear): string[] {
  const total = workingDaysInYear(workingCalendar([year]), year.year);
  return total === year.workingDays ? [] : [`${total} working days in ${year.year}, published ${year.workingDays}`];
}
