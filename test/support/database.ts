import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Database } from '../../src/db/schema.ts';

/** A database of one test file. */
export interface TestDatabase {
  /** As the owner, whom no wall stops: for what a test looks up or prepares. */
  db: Kysely<Database>;
  /** As the service works: a role that owns nothing. */
  service: Kysely<Database>;
  url: string;
}

/** What a tap test offers for cleaning up. */
interface Teardown {
  teardown(work: () => Promise<void>): void;
}

const migrations = new URL('../../src/db/migrations/', import.meta.url);

/**
 * A migrated database of its own, cloned from a template in about 50 ms and dropped when `t` ends. Needs TEST_DATABASE_URL, a
 * PostgreSQL 15 or later where databases may be made; `npm test` starts one and sets it.
 */
export async function testDatabase(t: Teardown): Promise<TestDatabase> {
  const server = serverUrl();
  const template = await ensureTemplate(server);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (admin) => admin.query(`create database ${name} template ${template}`));
  const url = urlOf(server, name);
  const db = openDatabase({ url, applicationName: name });
  const service = openDatabase({ url, applicationName: name, role: APPLICATION_ROLE });
  t.teardown(async () => {
    await Promise.all([db.destroy(), service.destroy()]);
    await asAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return { db, service, url };
}

/** An empty database without migrations, dropped when `t` ends. */
export async function emptyDatabase(t: Teardown): Promise<{ url: string }> {
  const server = serverUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (admin) => admin.query(creation(name)));
  t.teardown(() =>
    asAdmin(server, async (admin) => {
      await admin.query(`drop database if exists ${name} with (force)`);
    }),
  );
  return { url: urlOf(server, name) };
}

/** Makes the template of the present migrations unless it is there; test files that start together wait for the first. */
export async function ensureTemplate(server: string): Promise<string> {
  const name = `template_${await fingerprint()}`;
  await asAdmin(server, async (admin) => {
    await admin.query('select pg_advisory_lock(72021)');
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const draft = `${name}_draft`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(creation(draft));
    await migrate(urlOf(server, draft), () => undefined);
    await admin.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

function creation(name: string): string {
  return `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C'`;
}

/** A template serves as long as no migration changes. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(migrations)).sort()) {
    hash.update(file).update(await readFile(new URL(file, migrations)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function asAdmin<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run "npm test", or point it at a PostgreSQL 15 or later.');
  return url;
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
