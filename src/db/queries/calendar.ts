import { type Kysely, sql } from 'kysely';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { ProductionCalendarYear } from '../../domain/calendar/production-calendar-year.ts';
import { newId } from '../new-id.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A publication of the calendar: its number, and an id that no other database has. What a region had by then never changes. */
export interface CalendarRevision {
  revision: number;
  id: string;
}

/** A year of Russia's production calendar as published. */
export interface PublishedYear {
  version: number;
  content: ProductionCalendarYear;
}

/** A region's own days off in a year as published. */
export interface PublishedDaysOff {
  year: number;
  version: number;
  days: LocalDate[];
  source: string;
}

/** The newest publication that concerns a region; undefined before the first. The calendar is public: it takes no scope. */
export async function newestRevision(db: Kysely<Database>, region: string): Promise<CalendarRevision | undefined> {
  return await db.selectFrom('calendar_revision').select(['revision', 'id'])
    .where((eb) => eb.or([eb('region', 'is', null), eb('region', '=', region)]))
    .orderBy('revision', 'desc').limit(1).executeTakeFirst();
}

/** A publication by its number. */
export async function findRevision(db: Kysely<Database>, revision: number): Promise<CalendarRevision | undefined> {
  return await db.selectFrom('calendar_revision').select(['revision', 'id']).where('revision', '=', revision).executeTakeFirst();
}

/** Every year as it stood at a revision, in order. */
export async function yearsAt(db: Kysely<Database>, revision: number): Promise<PublishedYear[]> {
  const rows = await db.selectFrom('calendar_year').distinctOn('year').select(['year', 'version', 'content'])
    .where('revision', '<=', revision).orderBy('year').orderBy('version', 'desc').execute();
  return rows.map(({ version, content }) => ({ version, content: content as ProductionCalendarYear }));
}

/** A region's own days off, year by year, as they stood at a revision. */
export async function daysOffAt(db: Kysely<Database>, region: string, revision: number): Promise<PublishedDaysOff[]> {
  return await db.selectFrom('region_day_off').distinctOn('year').select(['year', 'version', 'days', 'source'])
    .where('region', '=', region).where('revision', '<=', revision)
    .orderBy('year').orderBy('version', 'desc').execute();
}

/** True when a published regulation is of this region. */
export async function isRegion(db: Kysely<Database>, region: string): Promise<boolean> {
  const { rows } = await sql`select from regulation where content ->> 'region' = ${region} limit 1`.execute(db);
  return rows.length > 0;
}

/** Publications take turns: the lock holds until the end of the transaction. Readers and cases do not wait for it. */
export async function lockCalendar(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('calendar', 0))`.execute(tx);
}

/** Numbers a publication; the caller holds the lock. @param region null for the whole country */
export async function addRevision(tx: Tx, region: string | null, now: string): Promise<number> {
  const { revision } = await tx.insertInto('calendar_revision')
    .values((eb) => ({
      revision: eb.selectFrom('calendar_revision').select(sql<number>`coalesce(max(revision), 0) + 1`.as('next')),
      id: newId(), region, published_at: now,
    }))
    .returning('revision').executeTakeFirstOrThrow();
  return revision;
}

/** The newest version of a year: its number and the hash of its content; undefined when it was never published. */
export async function newestYear(db: Kysely<Database>, year: number): Promise<{ version: number; hash: string } | undefined> {
  return await db.selectFrom('calendar_year').select(['version', 'content_hash as hash'])
    .where('year', '=', year).orderBy('version', 'desc').limit(1).executeTakeFirst();
}

/** The years that have been published. */
export async function publishedYears(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom('calendar_year').select('year').distinct().execute();
  return rows.map(({ year }) => year);
}

/** Stores a version of a year. */
export async function insertYear(
  tx: Tx, published: PublishedYear & { revision: number; hash: string; now: string },
): Promise<void> {
  const { version, content, revision, hash, now } = published;
  await tx.insertInto('calendar_year').values({
    year: content.year, version, revision, content: JSON.stringify(content), content_hash: hash, published_at: now,
  }).execute();
}

/** Stores a version of a region's days off in a year. */
export async function insertDaysOff(
  tx: Tx, region: string, { year, version, days, source }: PublishedDaysOff, publication: { revision: number; now: string },
): Promise<void> {
  const { revision, now } = publication;
  await tx.insertInto('region_day_off').values({ region, year, version, revision, days, source, published_at: now }).execute();
}
