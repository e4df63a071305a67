const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one comes; after the last there is none. About three days in all. */
const DELAYS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const;

/** A part of the delay by which it is longer or shorter, so that what failed together does not come back together. */
const JITTER = 0.2;

/** A receiver may ask for patience, but not for ever. */
const LONGEST_WISH = 24 * HOUR;

/** After so many failures in a row a webhook rests before the next attempt, whatever is due of it. */
const FAILURES_BEFORE_REST = 20;
const FIRST_REST = MINUTE;
const LONGEST_REST = HOUR;

/** A webhook that has brought nothing but failures for so long is disabled, milliseconds. */
export const FAILING_LIMIT = 5 * 24 * HOUR;

/**
 * Milliseconds until the next attempt; null when there is none.
 * @param attempts how many there were
 * @param random from 0 to 1
 * @param retryAfter what the receiver asked for, milliseconds: not earlier than that
 */
export function delayAfter(attempts: number, random: number, retryAfter = 0): number | null {
  const delay = DELAYS[attempts - 1];
  if (delay === undefined) return null;
  return Math.max(Math.round(delay * (1 + JITTER * (2 * random - 1))), Math.min(retryAfter, LONGEST_WISH));
}

/**
 * Milliseconds for which a webhook rests after so many failures in a row; null when it need not yet. However much waits for a receiver
 * that is away, it is called about once an hour in the end.
 * @param random from 0 to 1
 */
export function restAfter(failures: number, random: number): number | null {
  if (failures < FAILURES_BEFORE_REST) return null;
  const rest = Math.min(FIRST_REST * 2 ** Math.min(failures - FAILURES_BEFORE_REST, 10), LONGEST_REST);
  return Math.round(rest * (1 + JITTER * (2 * random - 1)));
}

/** Retry-After, in seconds or as a date, in milliseconds from `now`; 0 for none that can be read. */
export function retryAfterOf(header: string | undefined, now: string): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - Date.parse(now));
}
