import { Temporal } from 'temporal-polyfill';

/** The service's only source of time. Tests and the sandbox pass one of their own. */
export interface Clock {
  /** The present instant, ISO 8601 in UTC. */
  now(): string;
  /** Today's date (`YYYY-MM-DD`) where the IANA time zone says so. */
  today(timeZone: string): string;
}

/** A clock that reads an instant from `read` and turns days in the asked region's time zone. */
export function clockFrom(read: () => Temporal.Instant): Clock {
  const days = new Map<string, Day>();
  return {
    now: () => new Date(read().epochMilliseconds).toISOString(),
    today(timeZone) {
      const instant = read();
      const known = days.get(timeZone);
      if (known !== undefined && isWithin(known, instant.epochMilliseconds)) return known.date;
      const day = dayAt(instant, timeZone);
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
export const systemClock: Clock = clockFrom(() => Temporal.Now.instant());

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
  const machine = Temporal.Now;
  return {
    ...clockFrom(() => machine.instant().add({ milliseconds: ahead })),
    ahead: () => ahead,
    moveTo: (instant) => void (ahead = instant === undefined ? 0 : Temporal.Instant.from(instant).epochMilliseconds - machine.instant().epochMilliseconds),
  };
}

/** A clock that stands at one instant until moved; for tests and the sandbox. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let instant = Temporal.Instant.from(start);
  return { ...clockFrom(() => instant), set: (next) => void (instant = Temporal.Instant.from(next)) };
}
