import { Temporal } from 'temporal-polyfill';
import { isLocalDate } from '../../calendar/local-date.ts';
import type { Violation } from '../../errors.ts';
import type { RegulationSource } from '../regulation.ts';

/** A date that does not exist, a time zone that nobody knows. */
export function headingFaults({ validFrom, timeZone }: RegulationSource): Violation[] {
  const faults: Violation[] = [];
  if (!isLocalDate(validFrom) || validFrom < '1900' || validFrom >= '2200') {
    faults.push({ code: 'regulation.date-invalid', pointer: '/validFrom', params: { value: validFrom } });
  }
  if (!isTimeZone(timeZone)) faults.push({ code: 'regulation.time-zone-unknown', pointer: '/timeZone', params: { value: timeZone } });
  return faults;
}

/** A name, not an offset such as `+03:00`: a region's offset changes by law, its name does not. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
