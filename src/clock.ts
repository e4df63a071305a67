import { Temporal } from 'temporal-polyfill';

/** The service's only source of time. Tests and the sandbox pass one of their own. */
export interface Clock {
  /** The present instant, ISO 8601 in UTC. */
  now(): string;
  /** Today's date (`YYYY-MM-DD`) where the IANA time zone says so. */
  today(timeZone: string): string;
}

/**
 * A clock that turns days in the asked region's time zone.
 * @param read the present instant, milliseconds since 1970
 */
export function clockFrom(read: () => number): Clock {
  const days = new Map<string, Day>();
  /** A request asks several times within a millisecond. */
  let written = { at: Number.NaN, text: '' };
  return {
    now() {
      const now = read();
      if (now !== written.at) written = { at: now, text: new Date(now).toISOString() };
      return written.text;
    },
    today(timeZone) {
      const now = read();
      const known = days.get(timeZone);
      if (known !== undefined && isWithin(known, now)) return known.date;
      const day = dayAt(Temporal.Instant.fromEpochMilliseconds(now), timeZone);
      days.set(timeZone, day);
      return day.date;
    },
  };
}

/** A day somewhere: to know it again costs nothing, to find it out costs as much as a small query. Milliseconds since 1970. */
interface Day {
  date: string;
  from: number;
  until: number;
}

function isWithin({ from, until }: Day, milliseconds: number): boolean {
  return milliseconds >= from && milliseconds < until;
}

function dayAt(instant: Temporal.Instant, timeZone: string): Day {
  const local = instant.toZonedDateTimeISO(timeZone);
  const [begins, ends] = [local.startOfDay(), local.add({ days: 1 }).startOfDay()];
  return { date: local.toPlainDate().toString(), from: begins.epochMilliseconds, until: ends.epochMilliseconds };
}

/** The machine's clock. */
export const systemClock: Clock = clockFrom(() => Date.now());

/** A clock that goes as fast as the machine's, some time ahead of it. */
export interface MovableClock extends Clock {
  /** How far it is ahead, in milliseconds. */
  ahead(): number;
  /** Sets it to an instant, from which it goes on; nothing given: back to the machine's time. */
  moveTo(instant?: string): void;
}

/** The machine's clock, `milliseconds` ahead of it until moved; for the sandbox. */
export function movableClock(milliseconds = 0): MovableClock {
  let ahead = milliseconds;
  return {
    ...clockFrom(() => Date.now() + ahead),
    ahead: () => ahead,
    moveTo: (instant) => void (ahead = instant === undefined ? 0 : instantOf(instant) - Date.now()),
  };
}

/** A clock that stands at one instant until moved; for tests and the sandbox. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let instant = instantOf(start);
  return { ...clockFrom(() => instant), set: (next) => void (instant = instantOf(next)) };
}

function instantOf(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** The instant so many hours before another; both ISO 8601 in UTC. */
export function hoursBefore(instant: string, hours: number): string {
  return new Date(Date.parse(instant) - hours * 3_600_000).toISOString();
}
