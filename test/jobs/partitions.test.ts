import { sql } from 'kysely';
import t from 'tap';
import { cleanUpJob } from '../../src/jobs/clean-up.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { fixedClock } from '../../src/clock.ts';
import { testDatabase } from '../support/database.ts';
import { anEvent, pastEnds } from '../support/partitions.ts';

// The night's work on partitions, and what becomes of it when it cannot be done. Broken once on purpose, to see these tests fail: the job without
// its retention; `keepPartitions` that throws what fails for one table, and one that makes nothing for a table that was given up.

const nothing = () => undefined;
const logger = { debug: nothing, warn: nothing, error: nothing };

async function aNight(t: Parameters<typeof testDatabase>[0], now: string) {
  const { db, service } = await testDatabase(t);
  const clock = fixedClock(now);
  const wake = (retention = {}) => Promise.all(['one', 'two', 'three'].map((runner) =>
    runDueJobs({ db: service, clock, logger, retention }, [cleanUpJob], { runner })));
  const items = async () => (await db.selectFrom('job_item').select(['subject', 'last_error']).orderBy('subject').execute());
  const events = async () => (await sql<{ name: string }>`
    select name from time_partition where table_name = 'outbox' and detached_at is null order by from_at`.execute(db)).rows.map(({ name }) => name);
  return { db, service, clock, wake, items, events };
}

t.test('each night makes what is missing ahead, and keeps everything unless a retention is set', async (t) => {
  const { db, clock, wake, items, events } = await aNight(t, '2020-01-15T21:05:00.000Z');
  await pastEnds(db, 'outbox', '2020-01-01');
  await wake();
  t.same((await events()).slice(0, 5), ['outbox_past', 'outbox_2020_01', 'outbox_2020_02', 'outbox_2020_03', 'outbox_2020_04']);
  clock.set('2020-09-15T21:05:00.000Z');
  await wake();
  t.equal((await events())[0], 'outbox_past', 'kept');
  clock.set('2020-09-16T21:05:00.000Z');
  await wake({ feedMonths: 6 });
  t.same((await events()).slice(0, 2), ['outbox_2020_03', 'outbox_2020_04'], 'six months before is in March, which stays');
  t.same(await items(), []);
});

t.test('a table that is in use is a failure of its own, and is done with the next try', async (t) => {
  const { db, service, clock, wake, items, events } = await aNight(t, '2020-09-15T21:05:00.000Z');
  await pastEnds(db, 'outbox', '2020-01-01');
  await anEvent(service, '2019-12-31T12:00:00Z');
  await db.transaction().execute(async (tx) => {
    await sql`lock table outbox in row exclusive mode`.execute(tx);
    await wake({ feedMonths: 6 });
  });
  t.match(await items(), [{ subject: 'partitions outbox' }, { subject: 'retention outbox' }]);
  t.equal((await events())[0], 'outbox_past');
  clock.set('2020-09-15T22:06:00.000Z');
  await wake({ feedMonths: 6 });
  t.same(await items(), []);
  t.not((await events())[0], 'outbox_past');
});

t.test('rows that lie in no partition of their time are told of', async (t) => {
  const { service, wake, items } = await aNight(t, '2026-03-02T21:05:00.000Z');
  await anEvent(service, '2055-01-01T12:00:00Z');
  await wake();
  t.match(await items(), [{ subject: 'partitions outbox' }]);
});

t.test('partitions are made whatever was given up', async (t) => {
  const { db, service, wake, items, events } = await aNight(t, '2020-01-15T21:05:00.000Z');
  await pastEnds(db, 'outbox', '2020-01-01');
  await anEvent(service, '2055-01-01T12:00:00Z');
  await wake();
  await db.updateTable('job_item').set({ attempts: 5, next_try_at: null }).execute();
  await sql`delete from job_run`.execute(db);
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one);
    await sql`drop table outbox_2020_04`.execute(one);
    await sql`delete from time_partition where name = 'outbox_2020_04'`.execute(one);
    await sql`reset session_replication_role`.execute(one);
  });
  await wake();
  t.ok((await events()).includes('outbox_2020_04'));
  t.match(await items(), [{ subject: 'partitions outbox' }], 'what lies outside is still told of');
});
