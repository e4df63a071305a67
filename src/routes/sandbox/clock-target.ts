import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../domain/calendar/local-date.ts';
import { DomainError } from '../../domain/errors.ts';

/** Where the clock is to go; one of these. */
export interface ClockWish {
  date?: string;
  instant?: string;
  advanceDays?: number;
  advanceMonths?: number;
}

/** The clock is moved by so many days at most at a time: a year and what makes it a round one. */
export const MOST_DAYS = 400;
const MOSCOW = 'Europe/Moscow';
/** Noon in Moscow is the same date in every region of Russia. */
const NOON = Temporal.PlainTime.from('12:00');

/**
 * The instant that a wish means now. A date is its noon in Moscow, or now when it is that date already; days and months are counted by
 * Moscow's calendar, a month ending on the last day where it has no such day.
 * @throws DomainError sandbox.clock-backward, sandbox.clock-too-far
 */
export function clockTarget(wish: ClockWish, now: Instant): Instant {
  const present = Temporal.Instant.from(now);
  const wanted = wishedInstant(wish, present);
  const named = wanted.toString({ fractionalSecondDigits: 3 });
  if (Temporal.Instant.compare(wanted, present) < 0) throw new DomainError([{ code: 'sandbox.clock-backward', params: { now, wanted: named } }]);
  if (wanted.since(present).total('hours') > MOST_DAYS * 24) {
    throw new DomainError([{ code: 'sandbox.clock-too-far', pointer: '', params: { days: MOST_DAYS, wanted: named } }]);
  }
  return named;
}

function wishedInstant({ date, instant, advanceDays, advanceMonths }: ClockWish, present: Temporal.Instant): Temporal.Instant {
  if (instant !== undefined) return Temporal.Instant.from(instant);
  const there = present.toZonedDateTimeISO(MOSCOW);
  if (date === undefined) return there.add({ days: advanceDays ?? 0, months: advanceMonths ?? 0 }).toInstant();
  const day = Temporal.PlainDate.from(date);
  return day.equals(there.toPlainDate()) ? present : day.toZonedDateTime({ timeZone: MOSCOW, plainTime: NOON }).toInstant();
}
