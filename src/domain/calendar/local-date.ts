import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.ts';

/** A calendar date without a time zone, `YYYY-MM-DD`. Compares correctly as a string. */
export type LocalDate = string;

/** A point in time, ISO 8601 in UTC, `2026-03-01T09:00:00.000Z`. */
export type Instant = string;

/** True for a date that exists: `2026-02-30` and `2026-2-3` are refused. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The date that an instant falls on where the IANA time zone says so. */
export function dayOf(instant: Instant, timeZone: string): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The date `days` calendar days later (earlier when negative). */
export const addDays = remembered((date, days) => Temporal.PlainDate.from(date).add({ days }).toString());

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Full years of age on a day. A person turns a year older on the birthday itself. */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  return Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(on), { largestUnit: 'year' }).years;
}

/** The later of the given dates; undefined for an empty list. */
export function latest(dates: readonly LocalDate[]): LocalDate | undefined {
  return dates.reduce<LocalDate | undefined>((max, date) => (max === undefined || date > max ? date : max), undefined);
}
