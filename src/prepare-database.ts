import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import { checkServer } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import type { Database } from './db/schema.ts';
import { RUSSIAN_PRODUCTION_CALENDAR } from './domain/calendar/data/russia.ts';
import { shippedRegulations } from './domain/regulations/index.ts';
import { StartFault } from './lifecycle.ts';
import { seedCalendar } from './operations/seed-calendar.ts';
import { ChangedRegulation, seedRegulations } from './operations/seed-regulations.ts';

/**
 * Makes a database ready for this release: the server is new enough, every migration is done, the regulations that the service brings
 * along are published, and so is the production calendar.
 * @param report told the name of each migration as it begins
 * @throws UnusableDatabase or StartFault, each with one line that says what to do
 */
export async function prepareDatabase(
  db: Kysely<Database>, url: string, clock: Clock, report: (name: string) => void,
): Promise<void> {
  await checkServer(db);
  await migrate(url, report);
  await seedRegulations(db, clock, shippedRegulations).catch((error: unknown) => {
    throw error instanceof ChangedRegulation ? new StartFault(error.message, { cause: error }) : error;
  });
  await seedCalendar(db, clock, RUSSIAN_PRODUCTION_CALENDAR);
}
