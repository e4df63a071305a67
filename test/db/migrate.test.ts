import { sql } from 'kysely';
import t from 'tap';
import { openDatabase } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { emptyDatabase } from '../support/database.ts';

/** Migrates and answers the names that were announced. */
async function migrated(url: string): Promise<string[]> {
  const names: string[] = [];
  await migrate(url, (name) => names.push(name));
  return names;
}

t.test('the first time announces each migration, the second finds nothing to do', async (t) => {
  const { url } = await emptyDatabase(t);
  const names = await migrated(url);
  t.ok(names.length > 0);
  t.strictSame(names, names.toSorted(), 'in order');
  t.strictSame(await migrated(url), []);
});

t.test('of processes that start together one migrates, and all succeed', async (t) => {
  const { url } = await emptyDatabase(t);
  const all = await Promise.all([migrated(url), migrated(url), migrated(url)]);
  t.equal(all.filter((names) => names.length > 0).length, 1);
});

t.test('the previous release starts on a database that the next one has migrated', async (t) => {
  const { url } = await emptyDatabase(t);
  await migrated(url);
  const db = openDatabase({ url });
  t.teardown(() => db.destroy());
  await sql`insert into kysely_migration values ('99991231-from-the-next-release', '9999-12-31T00:00:00Z')`.execute(db);
  t.strictSame(await migrated(url), []);
});

t.test('a migration that fails says so in one line and leaves nothing behind', async (t) => {
  const { url } = await emptyDatabase(t);
  const db = openDatabase({ url });
  t.teardown(() => db.destroy());
  await sql`create table family (in_the_way int)`.execute(db);
  await t.rejects(migrated(url), { name: 'UnusableDatabase', message: /^DATABASE_URL: migrating failed, and nothing was changed: .+\.$/ });
  const { rows } = await sql`select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(db);
  t.strictSame(rows, [{ tablename: 'family' }]);
});
