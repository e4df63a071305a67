import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import { checkServer, type DatabaseSetting, openDatabase, UnusableDatabase } from './database.ts';
import type { Database } from './schema.ts';
import { systemWall, wallStatements } from './wall.ts';

const folder = new URL('./migrations/', import.meta.url);

/** Where the migrations lie, for what has to know whether all of them are done. */
export const migrationsFolder = fileURLToPath(folder);

/** How long a migration waits for a table that running requests hold, before it gives up instead of blocking them. */
const LOCK_TIMEOUT = '5s';

/**
 * Brings the database to the newest migration; does nothing when it is there already, or beyond: during a roll-out the previous
 * release may start on a database that the next one has migrated. Kysely's advisory lock lets only one process migrate at a time,
 * the others wait. All pending migrations are one transaction: either all are done or none.
 * @param url the database as the owner of its tables
 * @param report told the name of each migration as it begins
 * @throws UnusableDatabase when the server is away or too old, or a migration fails; nothing has changed then
 */
export async function migrate(url: string, report: (name: string) => void, setting: DatabaseSetting = 'DATABASE_URL'): Promise<void> {
  const db = openDatabase({ url, maxConnections: 2, statementTimeout: 0, applicationName: 'soprovozhdenie migrations' });
  try {
    await checkServer(db, setting);
    const provider = folderProvider(report);
    if (await isBeyond(db, Object.keys(await provider.getMigrations()))) return;
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw failure(error, setting);
  } finally {
    await db.destroy();
  }
}

/**
 * Makes sure, with no right but to look, that every migration of this release is done.
 * @throws UnusableDatabase with one line that says what to do
 */
export async function checkMigrated(db: Kysely<Database>): Promise<void> {
  const ours = Object.keys(await folderProvider(() => undefined).getMigrations());
  const missing = await sql<{ name: string }>`select name from kysely_migration`.execute(db).then(
    ({ rows }) => ours.filter((name) => !rows.some((row) => row.name === name)),
    () => ours,
  );
  if (missing.length === 0) return;
  throw new UnusableDatabase(
    `DATABASE_URL: ${missing.length} migrations are not done, or this role may not see them; `
      + 'start once with DATABASE_OWNER_URL, see docs/database-roles.md.',
  );
}

/** True when every migration of ours is done, and others that we do not know as well. */
async function isBeyond(db: Kysely<Database>, ours: readonly string[]): Promise<boolean> {
  const { rows: tables } = await sql`select from pg_tables where tablename = 'kysely_migration'`.execute(db);
  if (tables.length === 0) return false;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.map((row) => row.name));
  return done.size > ours.length && ours.every((name) => done.has(name));
}

function failure(error: unknown, setting: DatabaseSetting): UnusableDatabase {
  const { message } = error as Error;
  return new UnusableDatabase(`${setting}: migrating failed, and nothing was changed: ${message}.`, { cause: error });
}

/** Reads `.ts` from src (through tsx) and `.js` from dist; a migration's name is its file name without the ending. */
function folderProvider(report: (name: string) => void): MigrationProvider {
  return {
    async getMigrations() {
      const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
      const entries = files.map(async (file) => {
        const name = file.replace(/\.[jt]s$/, '');
        return [name, announced(name, await load(file), report)] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    },
  };
}

async function load(file: string): Promise<Migration> {
  return (await import(new URL(file, folder).href)) as Migration;
}

function announced(name: string, migration: Migration, report: (name: string) => void): Migration {
  return {
    async up(db: Kysely<unknown>) {
      report(name);
      await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(db);
      // The owner of the tables is behind the wall too: what a migration fills in concerns every row.
      await sql.raw(wallStatements(systemWall)).execute(db);
      await migration.up(db as Parameters<Migration['up']>[0]);
    },
  };
}
