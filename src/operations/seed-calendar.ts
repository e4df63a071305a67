import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { addRevision, insertYear, lockCalendar, publishedYears } from '../db/queries/calendar.ts';
import { repeatNewestRuns } from '../db/queries/repeat-runs.ts';
import type { Database } from '../db/schema.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import type { ProductionCalendarYear } from '../domain/calendar/production-calendar-year.ts';
import { contentHash } from './content-hash.ts';

/**
 * Publishes the years that the service brings along and the database does not have. A year that was published stays as it is, whatever
 * the file says: the database is the calendar, and it is corrected over the API.
 */
export async function seedCalendar(
  db: Kysely<Database>, clock: Clock, years: readonly ProductionCalendarYear[],
): Promise<void> {
  if ((await missing(db, years)).length === 0) return;
  await inTransaction(db, systemWall, async (tx) => {
    await lockCalendar(tx);
    const toPublish = await missing(tx, years);
    if (toPublish.length === 0) return;
    const now = clock.now();
    const revision = await addRevision(tx, null, now);
    for (const content of toPublish) await insertYear(tx, { version: 1, content, revision, hash: contentHash(content), now });
    await repeatNewestRuns(tx, 'recalculateDates', null, now);
  });
}

async function missing(
  db: Kysely<Database>, years: readonly ProductionCalendarYear[],
): Promise<readonly ProductionCalendarYear[]> {
  const published = await publishedYears(db);
  return years.filter(({ year }) => !published.includes(year));
}
