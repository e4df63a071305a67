import type { LocalDate } from '../calendar/local-date.ts';

/** A date as Russian papers write it, ДД.ММ.ГГГГ; nothing for none. */
export function russianDate(date: LocalDate | null | undefined): string {
  if (date === null || date === undefined) return '';
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}
