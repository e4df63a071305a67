import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './local-date.ts';

// Plain string arithmetic: counting working days walks over many days, and an object a day would be the cost of it.

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The year of a date, `2026` for `2026-03-01`. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** The day after. @throws RangeError after 9999-12-31, where a date no longer fits `YYYY-MM-DD`. */
export function nextDay(date: LocalDate): LocalDate {
  const day = Number(date.slice(8, 10));
  if (day < 28) return date.slice(0, 8) + pad(day + 1);
  const year = yearOf(date);
  const month = Number(date.slice(5, 7));
  if (day < daysInMonth(year, month)) return date.slice(0, 8) + pad(day + 1);
  if (month < 12) return isoDate(year, month + 1, 1);
  if (year === 9999) throw new RangeError(`no date follows ${date}`);
  return isoDate(year + 1, 1, 1);
}

/** Every date of a year, in order. */
export function datesOfYear(year: number): LocalDate[] {
  return MONTH_LENGTHS.flatMap((_, index) =>
    Array.from({ length: daysInMonth(year, index + 1) }, (_day, day) => isoDate(year, index + 1, day + 1)),
  );
}

/** Every Saturday and Sunday of a year, in order. */
export function weekendsOfYear(year: number): LocalDate[] {
  const firstWeekday = Temporal.PlainDate.from({ year, month: 1, day: 1 }).dayOfWeek;
  return datesOfYear(year).filter((_, index) => (firstWeekday - 1 + index) % 7 >= 5);
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function isoDate(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
