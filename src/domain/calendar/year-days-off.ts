import { nextDay, weekendsOfYear } from './day-arithmetic.ts';
import type { LocalDate } from './local-date.ts';
import type { DayOffMove, ProductionCalendarYear } from './production-calendar-year.ts';
import { holidaysThatMove, publicHolidays } from './public-holidays.ts';

/** Days off of a year without a decree: Saturdays, Sundays and public holidays. */
export function statutoryDaysOff(year: number): Set<LocalDate> {
  return new Set([...weekendsOfYear(year), ...publicHolidays(year)]);
}

/** Days off of a year under its decree and the automatic moves of Labour Code art. 112. */
export function decreedDaysOff(year: ProductionCalendarYear): Set<LocalDate> {
  const daysOff = daysOffByDecree(year);
  for (const move of automaticMoves(year)) daysOff.add(move.to);
  return daysOff;
}

/**
 * The moves that need no decree (art. 112 part 2): a holiday on a weekend gives its day off to the next working day,
 * unless the decree itself sends that day elsewhere, as in 2025.
 */
export function automaticMoves(year: ProductionCalendarYear): DayOffMove[] {
  const weekends = new Set(weekendsOfYear(year.year));
  const movedByDecree = new Set(year.moves.map((move) => move.from));
  const daysOff = daysOffByDecree(year);
  const holidays = holidaysThatMove(year.year).filter((day) => weekends.has(day) && !movedByDecree.has(day));
  return holidays.map((from) => {
    const to = nextNotIn(daysOff, from);
    daysOff.add(to);
    return { from, to };
  });
}

function daysOffByDecree(year: ProductionCalendarYear): Set<LocalDate> {
  const daysOff = statutoryDaysOff(year.year);
  for (const day of year.workingWeekends) daysOff.delete(day);
  for (const move of year.moves) daysOff.add(move.to);
  return daysOff;
}

function nextNotIn(daysOff: ReadonlySet<LocalDate>, date: LocalDate): LocalDate {
  let next = nextDay(date);
  while (daysOff.has(next)) next = nextDay(next);
  return next;
}
