import { systemClock } from './clock.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { checkServer, openDatabase, UnusableDatabase } from './db/database.ts';
import { restoreFeed } from './operations/restore-feed.ts';

// npm run feed:restored   After the database was restored from a copy, before the service starts. Exit 0: done; 1: not.

/** The tables' owner, for positions may have to be given anew; none of the service's other settings. */
async function restored(): Promise<void> {
  const url = ownerUrl(loadConfig(undefined, { sandbox: true }));
  const db = openDatabase({ url, maxConnections: 1, statementTimeout: 0, applicationName: 'soprovozhdenie feed' });
  try {
    await checkServer(db);
    const { epoch, renumbered } = await restoreFeed(db, systemClock);
    console.log(`Лента начинается заново: эпоха ${epoch}. The feed begins anew: epoch ${epoch}, ${renumbered} events renumbered.`);
  } finally {
    await db.destroy();
  }
}

function ownerUrl({ databaseOwnerUrl, databaseUrl }: Config): string {
  const url = databaseOwnerUrl ?? databaseUrl;
  if (url !== undefined) return url;
  throw new ConfigError(['DATABASE_OWNER_URL: is missing; set DATABASE_OWNER_URL=postgres://owner:password@host:5432/database.']);
}

try {
  await restored();
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  const expected = error instanceof ConfigError || error instanceof UnusableDatabase || code !== undefined;
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
