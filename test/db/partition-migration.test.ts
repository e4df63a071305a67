import { readdir } from 'node:fs/promises';
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import t from 'tap';
import { makeDocumentedRoles } from '../../scripts/image/documented-roles.mjs';
import { openDatabase } from '../../src/db/database.ts';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { newId } from '../../src/db/new-id.ts';
import { emit } from '../../src/db/queries/outbox.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall, wallStatements } from '../../src/db/wall.ts';
import { aCaseRow, aFamily, aProvider, REGION } from '../support/factories.ts';

// What a former release has stored is there afterwards, in the same files, for the roles of docs/database-roles.md. Broken once on purpose, to see
// these tests fail: policies and triggers that are not given to the new table; numbers of events that begin anew.

const PARTITIONS = '20261201-01-partitions';
const tables = ['audit_record', 'case_fact', 'outbox'];

const roles = await makeDocumentedRoles(process.env['TEST_DATABASE_URL'] ?? '');
t.teardown(() => roles.remove());
const owner = openDatabase({ url: roles.ownerUrl, maxConnections: 1 });
const admin = openDatabase({ url: Object.assign(new URL(process.env['TEST_DATABASE_URL'] ?? ''), { pathname: new URL(roles.ownerUrl).pathname }).href, maxConnections: 2 });
t.teardown(() => Promise.all([owner.destroy(), admin.destroy()]).then(() => undefined));

/** The migrations of the release before. */
async function former(): Promise<Record<string, Migration>> {
  const files = (await readdir(migrationsFolder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  const names = files.map((file) => file.replace(/\.[jt]s$/, '')).filter((name) => name < PARTITIONS);
  return Object.fromEntries(await Promise.all(names.map(async (name) => {
    const { up } = (await import(new URL(`../../src/db/migrations/${name}.ts`, import.meta.url).href)) as Migration;
    return [name, { up: async (db: Kysely<unknown>) => {
      await sql.raw(wallStatements(systemWall)).execute(db);
      await up(db as Parameters<typeof up>[0]);
    } }] as const;
  })));
}

/** What belongs to the tables and may not be lost, by their names. */
async function belongings(): Promise<unknown> {
  const of = async (query: string) => (await sql.raw<{ line: string }>(query).execute(admin)).rows.map(({ line }) => line);
  const named = `= any (array['${tables.join(`', '`)}'])`;
  return {
    policies: await of(`select concat_ws(' ', tablename, policyname, permissive, cmd, qual, with_check) as line from pg_policies where tablename ${named} order by 1`),
    rights: await of(`select concat_ws(' ', table_name, grantee, privilege_type) as line from information_schema.role_table_grants where table_name ${named} order by 1`),
    columns: await of(`select concat_ws(' ', table_name, ordinal_position, column_name, data_type, is_nullable, column_default, is_identity, identity_generation) as line
                         from information_schema.columns where table_name ${named} order by table_name, ordinal_position`),
    triggers: await of(`select pg_get_triggerdef(oid) as line from pg_trigger where tgrelid::regclass::text ${named} and not tgisinternal order by 1`),
    keys: await of(`select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
                     where conrelid::regclass::text ${named} and conname <> 'outbox_pkey' and contype in ('p', 'u', 'f', 'c') order by 1`),
    indexes: await of(`select replace(indexdef, ' ON ONLY ', ' ON ') as line from pg_indexes where tablename ${named} and indexname <> 'outbox_pkey' order by 1`),
  };
}

const rowsOf = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [
  table, (await sql.raw<{ row: string }>(`select one::text as row from ${table} one order by 1`).execute(admin)).rows,
])));
const filesOf = async (suffix: string) => (await sql<{ file: string }>`
  select pg_relation_filenode(name)::text as file from unnest(${tables.map((table) => `${table}${suffix}`)}::text[]) name`.execute(admin)).rows;

t.test('the tables of a former release become the partitions of the past, and nothing about them changes', async (t) => {
  const provider = { getMigrations: former };
  const { error } = await new Migrator({ db: owner, provider }).migrateToLatest();
  t.equal(error, undefined);
  await fill(admin);
  const before = { rows: await rowsOf(), files: await filesOf('') };
  const belonged = await belongings();
  await migrate(roles.ownerUrl, () => undefined);
  t.same(await rowsOf(), before.rows);
  t.same(await filesOf('_past'), before.files, 'nothing is written anew');
  t.same(await belongings(), belonged);
});

t.test('who worked with them works on', async (t) => {
  const service = openDatabase({ url: roles.url, maxConnections: 1 });
  t.teardown(() => service.destroy());
  const { rows: [last] } = await sql<{ pos: number }>`select max(pos) as pos from outbox`.execute(admin);
  await inTransaction(service, systemWall, (tx) => emit(tx, {
    kind: 'regulation.published', region: REGION, organisationId: null, data: { code: 'x', version: 1, validFrom: '2026-01-01' }, occurredAt: new Date().toISOString(),
  } as Parameters<typeof emit>[1]));
  const { rows: [next] } = await sql<{ pos: number }>`select max(pos) as pos from outbox`.execute(admin);
  t.equal(next?.pos, (last?.pos ?? 0) + 1, 'numbers go on');
  await t.rejects(sql`update case_fact set seq = 7`.execute(admin), /append-only/);
  await t.rejects(sql`delete from audit_record`.execute(admin), /append-only/);
  t.equal((await sql`select from case_fact`.execute(service)).rows.length, 0, 'nobody is told, nothing is seen');
  t.equal((await inTransaction(service, systemWall, (tx) => sql`select from case_fact`.execute(tx))).rows.length, 3);
});

async function fill(db: Kysely<Database>): Promise<void> {
  const provider = await aProvider(db);
  const caseId = await aCaseRow(db, await aFamily(db, provider));
  for (const seq of [1, 2, 3]) {
    await db.insertInto('case_fact').values({
      id: newId(), case_id: caseId, organisation_id: provider.id, seq, kind: 'paper', happened_on: '2026-03-02', recorded_at: '2026-03-02T09:00:00Z', recorded_by: 'x', data: '{}',
    }).execute();
    await sql`insert into outbox (region, organisation_id, kind, data, occurred_at) values (${REGION}, ${provider.id}, 'k', '{}', '2026-03-02T09:00:00Z')`.execute(db);
    await sql`insert into audit_record (id, occurred_at, client_id, role, operation, trace_id, subject_kind, subject_id, detail)
      values (${newId()}, '2026-03-02T09:00:00Z', 'c', 'r', 'o', 't', 'case', 'x', '{}')`.execute(db);
  }
}
