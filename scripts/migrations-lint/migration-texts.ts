import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, type Migration, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrationsFolder } from '../../src/db/migrate.ts';

/** A migration as the server gets it. */
export interface MigrationText {
  /** The file's name without its ending. */
  name: string;
  statements: readonly string[];
}

/**
 * What every migration sends, in order: carried out on an empty database, for what some of them send depends on what they find.
 * @param url an empty database, as its owner
 */
export async function migrationTexts(url: string): Promise<MigrationText[]> {
  const sent: string[] = [];
  const made: MigrationText[] = [];
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }),
    log: ({ query }) => void sent.push(query.sql),
  });
  const listening = (name: string, migration: Migration): Migration => ({
    async up(tx) {
      sent.length = 0;
      await migration.up(tx);
      made.push({ name, statements: [...sent] });
    },
  });
  try {
    const { error } = await new Migrator({ db, provider: { getMigrations: () => migrationFiles(listening) } }).migrateToLatest();
    if (error !== undefined) throw new Error('the migrations could not be carried out', { cause: error });
    return made;
  } finally {
    await db.destroy();
  }
}

async function migrationFiles(wrapped: (name: string, migration: Migration) => Migration): Promise<Record<string, Migration>> {
  const names = (await readdir(migrationsFolder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  const entries = names.map(async (file) => {
    const name = file.replace(/\.[jt]s$/, '');
    return [name, wrapped(name, (await import(pathToFileURL(join(migrationsFolder, file)).href)) as Migration)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
