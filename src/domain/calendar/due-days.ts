import { Temporal } from 'temporal-polyfill';
import { addDays, type Instant, type LocalDate } from './local-date.ts';

/** Runs that were missed are made up for as many days; what an older one would have done, the later ones do. */
const MOST_DAYS = 31;

/** A day of a region that a job (фоновое задание) has to run for, and the instant from which it may. */
export interface DueDay {
  day: LocalDate;
  dueAt: Instant;
}

/**
 * The days that have fallen due since the last one, in order. Without a last one only the newest: a new service has no past. A day
 * is due when its hour has come in every one of the time zones, so that no case is looked at while it is still yesterday there; a
 * change of time zone or of daylight time neither doubles nor skips a day.
 * @param at local time, `HH:MM`
 * @param timeZones IANA names, at least one
 */
export function dueDays(at: string, timeZones: readonly string[], lastDay: LocalDate | undefined, now: Instant): DueDay[] {
  const newest = newestDue(at, timeZones, now);
  const due: DueDay[] = [];
  for (let day = newest.day; due.length < MOST_DAYS; day = addDays(day, -1)) {
    if (lastDay !== undefined && day <= lastDay) break;
    due.unshift({ day, dueAt: dueAt(at, timeZones, day) });
    if (lastDay === undefined) break;
  }
  return due;
}

/** The first day that has not fallen due yet, and when it will. */
export function nextDue(at: string, timeZones: readonly string[], now: Instant): DueDay {
  const day = addDays(newestDue(at, timeZones, now).day, 1);
  return { day, dueAt: dueAt(at, timeZones, day) };
}

function newestDue(at: string, timeZones: readonly string[], now: Instant): DueDay {
  const present = Temporal.Instant.from(now);
  let day = addDays(present.toZonedDateTimeISO('UTC').toPlainDate().toString(), 1);
  while (Temporal.Instant.compare(dueAt(at, timeZones, day), present) > 0) day = addDays(day, -1);
  return { day, dueAt: dueAt(at, timeZones, day) };
}

/** When the hour has come in the last of the time zones. */
function dueAt(at: string, timeZones: readonly string[], day: LocalDate): Instant {
  const plainTime = Temporal.PlainTime.from(at);
  const instants = timeZones.map((timeZone) => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).toInstant());
  const last = instants.sort((a, b) => Temporal.Instant.compare(a, b)).at(-1);
  if (last === undefined) throw new Error('A job runs in at least one time zone');
  return last.toString({ fractionalSecondDigits: 3 });
}
