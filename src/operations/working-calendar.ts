import { RUSSIAN_PRODUCTION_CALENDAR } from '../domain/calendar/data/russia.ts';
import { type WorkingCalendar, workingCalendar } from '../domain/calendar/production-calendar.ts';

const russia = workingCalendar(RUSSIAN_PRODUCTION_CALENDAR);

/** The production calendar that a region counts its working days by. */
export function calendarOf(_region: string): WorkingCalendar {
  return russia;
}
