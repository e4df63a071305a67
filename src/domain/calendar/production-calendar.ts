import { yearOf } from './day-arithmetic.ts';
import type { LocalDate } from './local-date.ts';
import type { ProductionCalendarYear } from './production-calendar-year.ts';
import { decreedDaysOff, statutoryDaysOff } from './year-days-off.ts';

export type { DayOffMove, ProductionCalendarYear } from './production-calendar-year.ts';

/** Which days count as working days. Dates given must exist (`isLocalDate`). */
export interface WorkingCalendar {
  isWorkingDay(date: LocalDate): boolean;
  /** True when no decree is loaded for the date's year, so the answer about it may change. */
  isProvisional(date: LocalDate): boolean;
  /** The last loaded year; 0 when none is. */
  readonly lastYear: number;
}

/**
 * A calendar of the loaded years. In any other year Saturdays, Sundays and public holidays are off, and the date is
 * provisional.
 * @param regionDaysOff dates that the region itself declares days off, such as Tatarstan's and Bashkortostan's
 */
export function workingCalendar(
  years: readonly ProductionCalendarYear[],
  regionDaysOff: readonly LocalDate[] = [],
): WorkingCalendar {
  const loaded = new Map(years.map((year) => [year.year, year]));
  const ofRegion = new Set(regionDaysOff);
  const daysOff = perYear((year) => {
    const decreed = loaded.get(year);
    return decreed ? decreedDaysOff(decreed) : statutoryDaysOff(year);
  });
  return {
    isWorkingDay: (date) => !ofRegion.has(date) && !daysOff(yearOf(date)).has(date),
    isProvisional: (date) => !loaded.has(yearOf(date)),
    lastYear: Math.max(0, ...loaded.keys()),
  };
}

function perYear<T>(build: (year: number) => T): (year: number) => T {
  const built = new Map<number, T>();
  return (year) => {
    const known = built.get(year);
    if (known !== undefined) return known;
    const value = build(year);
    built.set(year, value);
    return value;
  };
}
