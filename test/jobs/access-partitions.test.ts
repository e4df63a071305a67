import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { detachPartition, type PartitionedTable } from '../../src/db/queries/partitions.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { auditKeyFrom } from '../../src/operations/access-seal.ts';
import type { Retention } from '../../src/operations/retention.ts';
import { nightOf, recordedAt, withMonths } from '../support/access-months.ts';
import { anAccess, asSuperuser } from '../support/access-records.ts';
import { testDatabase } from '../support/database.ts';

// The record of accesses by months: what goes and what stays. Broken once on purpose, to see these tests fail: a month that is not looked through;
// `detach_partition` without `check_access_cuts`, and without waiting for the records; a job without the earlier keys.

const [key, oldKey] = [auditKeyFrom(randomBytes(32)), auditKeyFrom(randomBytes(32))];
const NOW = '2020-09-15T21:05:00.000Z';

/** Three records in January, sealed by the old key, two in February and one in June. */
async function aRecord(t: Parameters<typeof testDatabase>[0]) {
  const { db, service, url } = await testDatabase(t);
  await withMonths(db);
  const organisation = newId();
  const record = (day: string, by: typeof key) =>
    recordedAt(service, by, anAccess({ callerOrganisationId: organisation, at: `2020-${day}T12:00:00.000Z` }));
  for (const day of ['01-10', '01-11', '01-12']) await record(day, oldKey);
  for (const day of ['02-10', '02-11', '06-10']) await record(day, key);
  const superuser = asSuperuser(t, url);
  const months = async (table: string) => (await sql<{ name: string }>`
    select name from time_partition where table_name = ${table} and detached_at is null order by from_at limit 1`.execute(db)).rows[0]?.name;
  return {
    db, service, superuser, chain: `organisation:${organisation}`,
    night: (accesses: Partial<NonNullable<Retention['accesses']>> = {}, now = NOW) =>
      nightOf(service, now, { accesses: { months: 6, key, earlierKeys: [oldKey], ...accesses } }),
    oldest: async () => [await months('access_record'), await months('access_family')],
    items: async () => await db.selectFrom('job_item').select(['subject', 'last_error']).orderBy('subject').execute(),
    behind: async (work: ReturnType<typeof sql>) => await inTransaction(superuser, systemWall, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await work.execute(tx);
    }),
  };
}

t.test('without a retention everything stays; with one, whole months go, the families of their records with them', async (t) => {
  const { db, service, night, oldest, items } = await aRecord(t);
  await nightOf(service, '2020-09-14T21:05:00.000Z', {});
  t.same(await oldest(), ['access_record_past', 'access_family_past']);
  await night();
  t.same(await oldest(), ['access_record_2020_03', 'access_family_2020_03'], 'six months before is in March, which stays');
  t.same(await items(), []);
  const { rows } = await sql`select seq::int from access_record union all select seq::int from access_family`.execute(db);
  t.same(rows, [{ seq: 6 }, { seq: 6 }]);
  for (const table of ['detached_access_record_2020_01', 'detached_access_family_2020_01']) {
    t.equal((await sql`select from ${sql.table(table)}`.execute(db)).rows.length, 3);
    await t.rejects(inTransaction(service, systemWall, (tx) => sql`select from ${sql.table(table)}`.execute(tx)), { code: '42501' });
  }
});

t.test('what was tampered with stays, with all that is younger, and is told; the other tables are seen to', async (t) => {
  const { chain, night, oldest, items, behind } = await aRecord(t);
  await behind(sql`update access_record set client_id = 'x' where seq = 4`);
  t.same(await night(), [`${chain} record 4: the seal does not fit: the record was changed or forged`]);
  t.same(await oldest(), ['access_record_2020_02', 'access_family_2020_02']);
  t.match(await items(), [{ subject: 'retention access_record', last_error: 'TamperedAccesses' }]);
});

t.test('a young record that was given an old date is not taken out with the old ones', async (t) => {
  const { night, oldest, items, behind } = await aRecord(t);
  await behind(sql`update access_record set id = least_id_at('2020-01-20 00:00+03'), at = '2020-01-20 00:00+03' where seq = 6`);
  await night();
  t.same(await oldest(), ['access_record_2020_01', 'access_family_2020_01']);
  t.match(await items(), [{ subject: 'retention access_record' }]);
});

t.test('a record that is missing in the middle stays missing: no cut tells of it', async (t) => {
  const { db, night, behind } = await aRecord(t);
  await behind(sql`delete from access_record where seq = 2`);
  await night();
  const { rows } = await sql<{ cut: string }>`select concat_ws(' ', first_seq, last_seq) as cut from access_cut order by first_seq`.execute(db);
  t.same(rows.map(({ cut }) => cut), ['1 1', '3 3', '4 5']);
});

t.test('records of a key that is not given stay until it is', async (t) => {
  const { night, oldest, items } = await aRecord(t);
  t.match(await night({ earlierKeys: [] }), [/record 1 is sealed with the key .+, which was not given; name its file in AUDIT_EXTRA_KEY_FILES/]);
  t.same(await oldest(), ['access_record_2020_01', 'access_family_2020_01']);
  t.match(await items(), [{ subject: 'retention access_record', last_error: 'AuditKeyMissing' }]);
  await night({}, '2020-09-15T22:06:00.000Z');
  t.same(await oldest(), ['access_record_2020_03', 'access_family_2020_03']);
  t.same(await items(), []);
});

t.test('the database takes no month out that no cut tells of, nor families before their records, nor what is younger than three months', async (t) => {
  const { db, service, oldest } = await aRecord(t);
  const detach = (table: PartitionedTable) => inTransaction(service, systemWall, (tx) => detachPartition(tx, table, '2020-09-15T00:00:00Z'));
  t.equal(await detach('access_family'), null);
  t.equal(await detach('access_record'), 'detached_access_record_past', 'nothing lay in it');
  await t.rejects(detach('access_record'), { code: '23001', message: /no cut of access_record_2020_01 tells of record 3/ });
  const cut = (last: number) => sql`
    insert into access_cut select chain, 1, ${last}, previous_hash, (select hash from access_record where seq = ${last}), 'access_record_2020_01', now(), 'x', hash
      from access_record where seq = 1`;
  await t.rejects(inTransaction(service, systemWall, async (tx) => {
    await cut(2).execute(tx);
    await detachPartition(tx, 'access_record', '2020-09-15T00:00:00Z');
  }), { code: '23001' }, 'nor one that ends too early');
  t.same(await oldest(), ['access_record_2020_01', 'access_family_past'], 'nothing is half done');
  t.equal(await detach('access_family'), 'detached_access_family_past');
  t.equal(await detach('access_family'), null);
  await sql`update time_partition set to_at = 'infinity' where name = 'access_record_2020_01'`.execute(db);
  t.equal(await inTransaction(service, systemWall, (tx) => detachPartition(tx, 'access_record', '2999-01-01T00:00:00Z')), null);
});

t.test('cuts are written once, and by nobody but the service itself', async (t) => {
  const { db, service, night } = await aRecord(t);
  await night();
  for (const statement of [`update access_cut set last_seq = last_seq`, `delete from access_cut`, `truncate access_cut`]) {
    await t.rejects(inTransaction(db, systemWall, (tx) => sql.raw(statement).execute(tx)), /append-only/, statement);
    await t.rejects(inTransaction(service, systemWall, (tx) => sql.raw(statement).execute(tx)), /permission denied/, statement);
  }
  const asOrganisation = { scope: { kind: 'organisation', organisationId: newId() } } as const;
  t.equal((await inTransaction(service, asOrganisation, (tx) => sql`select from access_cut`.execute(tx))).rows.length, 0);
  await t.rejects(inTransaction(service, asOrganisation, (tx) => sql`insert into access_cut select 'x', 1, 1, hash, hash, 'x', now(), 'x', hash from (select sha256('x') as hash) x`.execute(tx)), { code: '42501' });
  for (const month of ['access_record_2020_06', 'access_family_2020_06', 'access_record_outside']) {
    await t.rejects(sql`truncate ${sql.table(month)}`.execute(db), /append-only/, month);
  }
});
