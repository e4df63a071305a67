import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../calendar/local-date.ts';

/** A date as Russian papers write it, ДД.ММ.ГГГГ; nothing for none. */
export function russianDate(date: LocalDate | null | undefined): string {
  if (date === null || date === undefined) return '';
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}

/** The day of an instant (ISO 8601) where the IANA time zone says so, ДД.ММ.ГГГГ. */
export function russianDayOf(instant: string, timeZone: string): string {
  return russianDate(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString());
}
