import type { LocalDate } from './local-date.ts';

/** A day off taken from one date and given to another (перенос выходного дня). */
export interface DayOffMove {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** One year of the official production calendar (производственный календарь), as its decree gives it. */
export interface ProductionCalendarYear {
  readonly year: number;
  /** The government's decree on moving days off. */
  readonly decree: string;
  /** The decree's moves. The automatic moves of Labour Code art. 112 are computed and not listed. */
  readonly moves: readonly DayOffMove[];
  /** Saturdays and Sundays that the decree makes working days: the `from` of moves that are not holidays. */
  readonly workingWeekends: readonly LocalDate[];
  /** The published number of working days, a check of the data above. */
  readonly workingDays: number;
}
