import type { Kysely } from 'kysely';
import { type CalendarRevision, daysOffAt, findRevision, newestRevision, yearsAt } from '../db/queries/calendar.ts';
import type { Database } from '../db/schema.ts';
import { type WorkingCalendar, workingCalendar } from '../domain/calendar/production-calendar.ts';

/** What a region had at a revision never changes, so a calendar is kept by the revision's id, which no other database has. */
const built = new Map<string, WorkingCalendar>();
const mostKept = 500;

/** The calendar of a region as it is now, and its number. */
export interface CalendarInForce {
  revision: number;
  calendar: WorkingCalendar;
}

/** The production calendar that a region counts its working days by now. */
export async function calendarOf(db: Kysely<Database>, region: string): Promise<WorkingCalendar> {
  return (await calendarInForce(db, region)).calendar;
}

/** The production calendar of a region now, with the revision that a new case is to be counted by. */
export async function calendarInForce(db: Kysely<Database>, region: string): Promise<CalendarInForce> {
  const newest = await newestRevision(db, region);
  if (newest === undefined) throw new Error('No production calendar is published; the start of the service publishes one');
  return { revision: newest.revision, calendar: await calendarByKey(db, region, newest) };
}

/**
 * The production calendar that a case is counted by. A newer one reaches the case through the job that writes down which dates moved,
 * so that nobody meets a date that the case's timeline does not explain.
 */
export async function calendarOfCase(
  db: Kysely<Database>, { region, calendarRevision }: { region: string; calendarRevision: number },
): Promise<WorkingCalendar> {
  const revision = await findRevision(db, calendarRevision);
  if (revision === undefined) throw new Error(`The revision ${calendarRevision} of the calendar is gone`);
  return await calendarByKey(db, region, revision);
}

/** What a region had at a revision whose id is known already. */
export async function calendarByKey(db: Kysely<Database>, region: string, { revision, id }: CalendarRevision): Promise<WorkingCalendar> {
  const key = `${id} ${region}`;
  const known = built.get(key);
  if (known !== undefined) return known;
  const years = await yearsAt(db, revision);
  const layer = await daysOffAt(db, region, revision);
  const calendar = workingCalendar(years.map(({ content }) => content), layer.flatMap(({ days }) => days));
  makeRoom();
  built.set(key, calendar);
  return calendar;
}

/** The oldest goes: years of publications leave a handful of revisions that cases are still counted by. */
function makeRoom(): void {
  const [oldest] = built.keys();
  if (built.size >= mostKept && oldest !== undefined) built.delete(oldest);
}
