import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import { checkServer, type DatabaseSetting } from './db/database.ts';
import { checkMigrated, migrate } from './db/migrate.ts';
import { checkSession } from './db/session-settings.ts';
import { checkRights } from './db/rights.ts';
import type { Database } from './db/schema.ts';
import { RUSSIAN_PRODUCTION_CALENDAR } from './domain/calendar/data/russia.ts';
import { shippedRegulations } from './domain/regulations/index.ts';
import { StartFault } from './lifecycle.ts';
import { seedCalendar } from './operations/seed-calendar.ts';
import { ChangedRegulation, seedRegulations } from './operations/seed-regulations.ts';

/** Where the owner of the tables is reached, and which setting said so. */
export interface OwnerAddress {
  url: string;
  setting: DatabaseSetting;
}

/**
 * Makes a database ready for this release: the server is new enough, every migration is done, the regulations that the service brings
 * along are published, and so is the production calendar.
 * @param owner the database as the owner of its tables, who migrates; without it the migrations must have been done
 * @param report told the name of each migration as it begins
 * @throws UnusableDatabase or StartFault, each with one line that says what to do
 */
export async function prepareDatabase(
  db: Kysely<Database>, owner: OwnerAddress | undefined, clock: Clock, report: (name: string) => void,
): Promise<void> {
  if (owner !== undefined) await migrate(owner.url, report, owner.setting);
  await checkServer(db);
  await checkSession(db);
  await checkMigrated(db);
  await checkRights(db);
  await seedRegulations(db, clock, shippedRegulations).catch((error: unknown) => {
    throw error instanceof ChangedRegulation ? new StartFault(error.message, { cause: error }) : error;
  });
  await seedCalendar(db, clock, RUSSIAN_PRODUCTION_CALENDAR);
}
