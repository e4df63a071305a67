import { Temporal } from 'temporal-polyfill';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Midnight UTC of a date (`YYYY-MM-DD`) as HTTP writes it: `Sun, 01 Nov 2026 00:00:00 GMT` (RFC 9110, 5.6.7). */
export function httpDate(date: string): string {
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  const number = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${weekdays[dayOfWeek - 1]}, ${number(day, 2)} ${months[month - 1]} ${number(year, 4)} 00:00:00 GMT`;
}

/** Midnight UTC of a date (`YYYY-MM-DD`) in seconds of Unix time. */
export function unixSeconds(date: string): number {
  return Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds / 1000;
}
