import type { Violation } from '../errors.ts';
import { datesOfYear, weekendsOfYear } from './day-arithmetic.ts';
import type { LocalDate } from './local-date.ts';
import { workingCalendar } from './production-calendar.ts';
import type { WorkingCalendar } from './production-calendar.ts';
import type { ProductionCalendarYear } from './production-calendar-year.ts';
import { publicHolidays } from './public-holidays.ts';

/** The number of working days in a year. */
export function workingDaysInYear(calendar: WorkingCalendar, year: number): number {
  return datesOfYear(year).filter((date) => calendar.isWorkingDay(date)).length;
}

/** Everything that is wrong with a year's data; empty when they are consistent with each other and with the published total. */
export function productionCalendarFaults(year: ProductionCalendarYear): Violation[] {
  return [...moveFaults(year), ...repeatedMoves(year), ...workingWeekendFaults(year), ...totalFaults(year)];
}

function moveFaults({ year, moves }: ProductionCalendarYear): Violation[] {
  const weekends = new Set(weekendsOfYear(year));
  const holidays = new Set(publicHolidays(year));
  const dates = new Set(datesOfYear(year));
  const works = (date: LocalDate) => dates.has(date) && !weekends.has(date) && !holidays.has(date);
  return moves.flatMap(({ from, to }, index): Violation[] => [
    ...(weekends.has(from) ? [] : [fault('calendar.move-from', `/moves/${index}/from`, { date: from, year })]),
    ...(works(to) ? [] : [fault('calendar.move-to', `/moves/${index}/to`, { date: to, year })]),
  ]);
}

function repeatedMoves({ moves }: ProductionCalendarYear): Violation[] {
  return (['from', 'to'] as const).flatMap((end) => moves.flatMap((move, index) => {
    const isRepeated = moves.slice(0, index).some((earlier) => earlier[end] === move[end]);
    return isRepeated ? [fault('calendar.moved-twice', `/moves/${index}/${end}`, { date: move[end] })] : [];
  }));
}

function workingWeekendFaults({ year, moves, workingWeekends: listed }: ProductionCalendarYear): Violation[] {
  const holidays = new Set(publicHolidays(year));
  const taken = new Set(moves.map(({ from }) => from).filter((from) => !holidays.has(from)));
  return [
    ...moves.flatMap(({ from }, index) =>
      (!taken.has(from) || listed.includes(from) ? [] : [fault('calendar.weekend-not-listed', `/moves/${index}/from`, { date: from })])),
    ...listed.flatMap((date, index) =>
      (taken.has(date) ? [] : [fault('calendar.weekend-not-moved', `/workingWeekends/${index}`, { date })])),
  ];
}

function totalFaults(data: ProductionCalendarYear): Violation[] {
  const { year, workingDays: published } = data;
  const counted = workingDaysInYear(workingCalendar([data]), year);
  return counted === published ? [] : [fault('calendar.total', '/workingDays', { year, counted, published })];
}

function fault(code: Violation['code'], pointer: string, params: Record<string, string | number>): Violation {
  return { code, pointer, params };
}
