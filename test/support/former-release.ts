import { readdir } from 'node:fs/promises';
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { makeDocumentedRoles } from '../../scripts/image/documented-roles.mjs';
import { openDatabase } from '../../src/db/database.ts';
import { migrationsFolder } from '../../src/db/migrate.ts';
import type { Database } from '../../src/db/schema.ts';
import { systemWall, wallStatements } from '../../src/db/wall.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A database as a former release has left it, with the roles of docs/database-roles.md. */
export interface FormerRelease {
  ownerUrl: string;
  /** As the service. */
  url: string;
  /** As the superuser of the server, who sees everything. */
  admin: Kysely<Database>;
  /** What belongs to the tables and may not be lost, by their names. */
  belongings(): Promise<Record<'policies' | 'rights' | 'columns' | 'triggers' | 'keys' | 'indexes', string[]>>;
  /** Every row of the tables, as text. */
  rows(columns?: Record<string, string>): Promise<Record<string, unknown[]>>;
  /** The files that the tables are stored in, under their own names or others. */
  files(suffix: string): Promise<unknown[]>;
}

/** @param upTo the first migration that is not done yet; @param tables those that it changes */
export async function formerRelease(t: Teardown, upTo: string, tables: readonly string[]): Promise<FormerRelease> {
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const roles = await makeDocumentedRoles(server);
  t.teardown(() => roles.remove());
  const owner = openDatabase({ url: roles.ownerUrl, maxConnections: 1 });
  const admin = openDatabase({ url: Object.assign(new URL(server), { pathname: new URL(roles.ownerUrl).pathname }).href, maxConnections: 2 });
  t.teardown(() => Promise.all([owner.destroy(), admin.destroy()]).then(() => undefined));
  const { error } = await new Migrator({ db: owner, provider: { getMigrations: () => migrationsBefore(upTo) } }).migrateToLatest();
  if (error !== undefined) throw new Error('the former release’s migrations failed', { cause: error });
  const { ownerUrl, url } = roles;
  return {
    ownerUrl, url, admin,
    belongings: () => belongingsOf(admin, tables),
    rows: async (columns = {}) => Object.fromEntries(await Promise.all(tables.map(async (table) => [
      table, (await sql.raw(`select (${columns[table] ?? 'one'})::text as row from ${table} one order by 1`).execute(admin)).rows,
    ]))) as Record<string, unknown[]>,
    files: async (suffix) => (await sql`
      select pg_relation_filenode(name)::text as file from unnest(${tables.map((table) => `${table}${suffix}`)}::text[]) name`.execute(admin)).rows,
  };
}

async function migrationsBefore(upTo: string): Promise<Record<string, Migration>> {
  const files = (await readdir(migrationsFolder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  const before = files.filter((file) => file.replace(/\.[jt]s$/, '') < upTo);
  return Object.fromEntries(await Promise.all(before.map(async (file) => {
    const { up } = (await import(new URL(`../../src/db/migrations/${file}`, import.meta.url).href)) as Migration;
    return [file.replace(/\.[jt]s$/, ''), { up: async (db: Kysely<unknown>) => {
      await sql.raw(wallStatements(systemWall)).execute(db);
      await up(db as Parameters<typeof up>[0]);
    } }] as const;
  })));
}

async function belongingsOf(admin: Kysely<Database>, tables: readonly string[]): ReturnType<FormerRelease['belongings']> {
  const of = async (query: string) => (await sql.raw<{ line: string }>(query).execute(admin)).rows.map(({ line }) => line);
  const named = `= any (array['${tables.join(`', '`)}'])`;
  return {
    policies: await of(`select concat_ws(' ', tablename, policyname, permissive, cmd, qual, with_check) as line from pg_policies where tablename ${named} order by 1`),
    rights: await of(`select concat_ws(' ', table_name, grantee, privilege_type) as line from information_schema.role_table_grants where table_name ${named} order by 1`),
    columns: await of(`select concat_ws(' ', table_name, ordinal_position, column_name, data_type, is_nullable, column_default, is_identity, identity_generation) as line
                         from information_schema.columns where table_name ${named} order by table_name, ordinal_position`),
    triggers: await of(`select pg_get_triggerdef(oid) as line from pg_trigger where tgrelid::regclass::text ${named} and not tgisinternal order by 1`),
    keys: await of(`select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
                     where conrelid::regclass::text ${named} and contype in ('p', 'u', 'f', 'c') order by 1`),
    indexes: await of(`select replace(indexdef, ' ON ONLY ', ' ON ') as line from pg_indexes where tablename ${named} order by 1`),
  };
}
