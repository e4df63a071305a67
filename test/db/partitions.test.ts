import { type Kysely, sql } from 'kysely';
import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { analyzePartitions, detachPartition, makePartitions, partitionStanding } from '../../src/db/queries/partitions.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { testDatabase } from '../support/database.ts';
import { anEvent, pastEnds } from '../support/partitions.ts';

// Broken once on purpose, to see these tests fail: `make_partitions` without its lock; `detach_partition` without the webhooks' guard, and
// without the three months. In walls.test.ts: a partition that keeps a right of the service.

const bySystem = <T>(db: Kysely<Database>, work: (tx: Tx) => Promise<T>) => inTransaction(db, systemWall, work);

async function partitionsOf(db: Kysely<Database>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = ${table}::regclass order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** In which partition the events of each day lie. */
async function places(db: Kysely<Database>): Promise<Record<string, string>> {
  const { rows } = await sql<{ day: string; name: string }>`
    select to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD') as day, tableoid::regclass::text as name from outbox order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ day, name }) => [day, name]));
}

t.test('a row lies in the partition of its time, and one that has none in the one for whatever lies outside', async (t) => {
  const { db, service } = await testDatabase(t);
  await pastEnds(db, 'outbox', '2020-01-01');
  await bySystem(service, (tx) => makePartitions(tx, 'outbox', '2020-01-15T09:00:00Z'));
  for (const day of ['2019-12-31', '2020-01-01', '2020-02-29', '2020-04-30', '2031-07-01']) await anEvent(service, `${day}T12:00:00Z`);
  t.same(await places(db), {
    '2019-12-31': 'outbox_past', '2020-01-01': 'outbox_2020_01', '2020-02-29': 'outbox_2020_02', '2020-04-30': 'outbox_2020_04', '2031-07-01': 'outbox_outside',
  });
  const { rows: [bounds] } = await sql<{ name: string }>`
    insert into outbox (region, kind, data, occurred_at) values ('r', 'k', '{}', '2020-01-31T21:00:00Z') returning tableoid::regclass::text as name`.execute(db);
  t.equal(bounds?.name, 'outbox_2020_02', 'a month begins at midnight in Moscow');
});

t.test('an id that begins with the time of its making finds the partition of that time', async (t) => {
  const { db } = await testDatabase(t);
  await pastEnds(db, 'audit_record', '2020-01-01');
  await bySystem(db, (tx) => makePartitions(tx, 'audit_record', '2020-01-15T09:00:00Z'));
  const record = (instant: string) => sql<{ name: string }>`
    insert into audit_record (id, occurred_at, client_id, role, operation, trace_id, subject_kind, subject_id, detail)
    values ((left(least_id_at(${instant}::timestamptz)::text, 14) || '7abc-8def-0123456789ab')::uuid, now(), 'c', 'r', 'o', 't', 'case', 'x', '{}')
    returning tableoid::regclass::text as name`.execute(db).then(({ rows }) => rows[0]?.name);
  t.equal(await record('2019-12-31T20:59:59.999Z'), 'audit_record_past');
  t.equal(await record('2019-12-31T21:00:00Z'), 'audit_record_2020_01');
  t.equal(await record('2020-03-31T20:59:59.999Z'), 'audit_record_2020_03');
  const { rows: [same] } = await sql<{ least: boolean }>`select ${newId()}::uuid >= least_id_at(now() - interval '1 minute') as least`.execute(db);
  t.ok(same?.least, 'the service’s ids are such ids');
  await t.rejects(sql`update audit_record set role = 'x'`.execute(db), /append-only/);
});

t.test('three runners at once, and each again, make each partition once', async (t) => {
  const { db, service } = await testDatabase(t);
  await pastEnds(db, 'outbox', '2020-01-01');
  const made = await Promise.all([1, 2, 3].map(() => bySystem(service, (tx) => makePartitions(tx, 'outbox', '2020-01-15T09:00:00Z'))));
  t.same(made.toSorted(), [0, 0, 8], 'of the month that is handed in and of the server’s, with three after each');
  t.equal(await bySystem(service, (tx) => makePartitions(tx, 'outbox', '2020-01-15T09:00:00Z')), 0);
  t.equal(await bySystem(service, (tx) => makePartitions(tx, 'outbox', '2020-02-01T09:00:00Z')), 1, 'and the next month one more');
});

t.test('a clock that has leapt years ahead: what lay outside moves to its partition, and keeps its number and its transaction', async (t) => {
  const { db, service } = await testDatabase(t);
  await anEvent(service, '2041-05-10T12:00:00Z');
  await anEvent(service, '2041-09-10T12:00:00Z');
  const now = '2041-05-11T00:05:00Z';
  const rows = () => sql`select pos, xid::text, occurred_at, data from outbox order by pos`.execute(db).then((found) => found.rows);
  const before = await rows();
  t.match(await partitionStanding(service, 'outbox', now), { aheadUntil: now.replace('Z', '.000Z'), outside: true });
  t.equal(await bySystem(service, (tx) => makePartitions(tx, 'outbox', now)), 4);
  t.same(await rows(), before);
  t.same(await places(db), { '2041-05-10': 'outbox_2041_05', '2041-09-10': 'outbox_outside' });
  t.match(await partitionStanding(service, 'outbox', now), { aheadUntil: '2041-08-31T21:00:00.000Z', outside: true });
  await bySystem(service, (tx) => makePartitions(tx, 'outbox', '2041-09-11T00:05:00Z'));
  t.match(await partitionStanding(service, 'outbox', '2041-09-11T00:05:00Z'), { outside: false });
});

t.test('the oldest partition is taken out when all of it is old, one at a time, and lies there as a table that only the owner reads', async (t) => {
  const { db, service } = await testDatabase(t);
  await pastEnds(db, 'outbox', '2020-01-01');
  await bySystem(service, (tx) => makePartitions(tx, 'outbox', '2020-01-15T09:00:00Z'));
  for (const day of ['2019-12-31', '2020-01-10', '2020-02-10']) await anEvent(service, `${day}T12:00:00Z`);
  const detach = (before: string) => bySystem(service, (tx) => detachPartition(tx, 'outbox', before));
  t.equal(await detach('2019-12-31T20:59:59Z'), null);
  t.equal(await detach('2019-12-31T21:00:00Z'), 'detached_outbox_past');
  t.equal(await detach('2020-01-31T20:59:59Z'), null);
  t.equal(await detach('2020-02-05T00:00:00Z'), 'detached_outbox_2020_01');
  t.same(Object.keys(await places(db)), ['2020-02-10']);
  const { rows: kept } = await sql<{ n: number }>`select count(*)::int as n from detached_outbox_2020_01`.execute(db);
  t.same(kept, [{ n: 1 }]);
  await t.rejects(bySystem(service, (tx) => sql`select from detached_outbox_2020_01`.execute(tx)), { code: '42501' });
  const { rows: listed } = await sql`
    select name, last_xid is not null and detached_xid >= last_xid as told from time_partition where detached_at is not null order by from_at`.execute(service);
  t.same(listed, [{ name: 'detached_outbox_past', told: true }, { name: 'detached_outbox_2020_01', told: true }]);
});

t.test('nothing is taken out that is younger than three months, nor a case’s facts, nor an event that somebody is still to be told of', async (t) => {
  const { db, service } = await testDatabase(t);
  const detach = (table: 'outbox' | 'case_fact') => bySystem(service, (tx) => detachPartition(tx, table, '2999-01-01T00:00:00Z'));
  t.equal(await detach('outbox'), null, 'whoever asks');
  await t.rejects(detach('case_fact'), { code: '23001' });
  await pastEnds(db, 'outbox', '2020-01-01');
  await anEvent(service, '2019-12-31T12:00:00Z');
  await sql`insert into webhook_position (xid, pos) values ('3', 0) on conflict do nothing`.execute(db);
  await sql`update webhook_position set xid = '3', pos = 0`.execute(db);
  await sql`set session_replication_role = replica`.execute(db);
  await aWebhook(db);
  t.equal(await detach('outbox'), null, 'not handed out to the webhooks');
  await sql`update webhook_position set xid = pg_current_xact_id()`.execute(db);
  t.equal(await detach('outbox'), 'detached_outbox_past');
});

/** A webhook of which no more matters than that it is there and active. */
async function aWebhook(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name::text as name, case when column_name = 'state' then $$'active'$$ when column_name in ('scope', 'region') then $$'region'$$
           when udt_name = 'uuid' then 'gen_random_uuid()' when udt_name like 'timestamp%' then 'now()' when udt_name like 'int%' then '1'
           when udt_name = 'bytea' then $$'\\x00'$$ when udt_name like '\\_%' then $$'{}'$$ when udt_name = 'bool' then 'false' else $$'region'$$ end as type
      from information_schema.columns where table_name = 'webhook' and (is_nullable = 'NO' or column_name = 'region') and column_default is null`.execute(db);
  await sql.raw(`insert into webhook (${rows.map(({ name }) => `"${name}"`).join(', ')}) values (${rows.map(({ type }) => type).join(', ')})`).execute(db);
}

t.test('a table that somebody works with is not waited for longer than two seconds; what waits behind goes on', async (t) => {
  const { db, service } = await testDatabase(t);
  await pastEnds(db, 'outbox', '2020-01-01');
  await anEvent(service, '2019-12-31T12:00:00Z');
  await bySystem(service, async (writer) => {
    await sql`insert into outbox (region, kind, data, occurred_at) values ('r', 'k', '{}', now())`.execute(writer);
    const detaching = bySystem(service, (tx) => detachPartition(tx, 'outbox', '2020-01-01T00:00:00Z'));
    await t.rejects(detaching, { code: '55P03' });
    await sql`insert into outbox (region, kind, data, occurred_at) values ('r', 'k', '{}', now())`.execute(writer);
  });
  t.same((await partitionsOf(db, 'outbox')).filter((name) => name.includes('past')), ['outbox_past'], 'nothing is half done');
  t.equal(await bySystem(service, (tx) => detachPartition(tx, 'outbox', '2020-01-01T00:00:00Z')), 'detached_outbox_past', 'tried again');
});

t.test('the planner looks at a table as a whole once, and whenever partitions were made', async (t) => {
  const { service } = await testDatabase(t);
  const look = (anyway: boolean) => bySystem(service, (tx) => analyzePartitions(tx, 'outbox', anyway));
  t.equal(await look(false), true);
  t.equal(await look(false), false);
  t.equal(await look(true), true);
});

t.test('the service’s role can do nothing else to partitions', async (t) => {
  const { service } = await testDatabase(t);
  for (const statement of [
    `select make_partition('outbox', 'x', now(), now() + interval '1 day')`, `select take_in_from_outside('x', now(), now())`,
    `update time_partition set to_at = 'infinity'`, `alter table outbox detach partition outbox_past`, `create table x ()`,
  ]) await t.rejects(bySystem(service, (tx) => sql.raw(statement).execute(tx)), { code: '42501' }, statement);
  for (const call of [`make_partitions('family', now())`, `partition_standing('family', now())`, `analyze_partitions('family', true)`, `detach_partition('family', now())`]) {
    await t.rejects(bySystem(service, (tx) => sql.raw(`select ${call}`).execute(tx)), call);
  }
});
