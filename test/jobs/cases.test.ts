import { sql } from 'kysely';
import t from 'tap';
import { turnStatuses } from '../../src/db/queries/planned-turns.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { check, decision, mark } from '../support/histories.ts';
import { aSetting, midnight, type Setting, type TestCase } from './setting.ts';

// Broken once on purpose, to see these tests fail:
// - the `catch` in set-under-claim.ts made to throw on;
// - `<=` made `<` in turnStatuses and in scheduleChecks;
// - `for update` left out of turnStatuses.

async function factsOf({ db }: Setting, one: TestCase, kind: string) {
  return await db.selectFrom('case_fact').select(['happened_on', 'recorded_by', 'data'])
    .where('case_id', '=', one.id).where('kind', '=', kind).orderBy('seq').execute();
}

async function turnsOf({ db }: Setting, one: TestCase): Promise<unknown[]> {
  const rows = await db.selectFrom('outbox').select('data').where('case_id', '=', one.id).where('kind', '=', 'case.statusChanged')
    .orderBy('pos').execute();
  return rows.map(({ data }) => (data as { to: string }).to);
}

t.test('active becomes evaluation on the day after the end, told to feeds once', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase();
  await setting.dayComes('2026-09-13');
  t.equal(await one.status(), 'active', 'the last day belongs to the term');
  await setting.dayComes('2026-09-14');
  t.equal(await one.status(), 'evaluation');
  await setting.dayComes('2026-09-15');
  t.same((await turnsOf(setting, one)).slice(-2), ['active', 'evaluation']);
});

t.test('post-support: the check is scheduled with its notice, once; the case closes when the watch is over', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase();
  await one.record(mark(1, '2026-05-15'), mark(2, '2026-08-31'), decision('completeWithSuccess', '2026-09-15'));
  await setting.dayComes('2026-11-30');
  t.same(await factsOf(setting, one, 'checkScheduled'), []);
  await setting.dayComes('2026-12-01');
  await setting.dayComes('2026-12-02');
  t.same(await factsOf(setting, one, 'checkScheduled'), [
    { happened_on: '2026-12-01', recorded_by: 'job:schedulePostSupportChecks', data: { number: 1, dueOn: '2026-12-15' } },
  ]);
  await one.record(check(1, '2026-12-10'));
  await setting.dayComes('2026-12-14');
  t.equal(await one.status(), 'postSupport');
  await setting.dayComes('2026-12-15');
  t.equal(await one.status(), 'closed');
  t.same((await turnsOf(setting, one)).slice(-2), ['postSupport', 'closed']);
});

t.test('weeks without the jobs: everything is made up for, each day in its order', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase();
  await one.record(mark(1, '2026-05-15'), mark(2, '2026-08-31'), decision('completeWithSuccess', '2026-09-15'));
  await setting.dayComes('2026-11-25');
  await setting.dayComes('2026-12-20');
  t.equal(await one.status(), 'closed');
  t.same(await one.alerts(), ['postSupportCheckMissed']);
  t.equal((await factsOf(setting, one, 'checkScheduled')).length, 1);
});

t.test('a case that fails does not stop the others, is named, and comes again with the next run', async (t) => {
  const setting = await aSetting(t);
  const { db } = setting;
  const ill = await setting.aCase();
  const well = await setting.aCase();
  await setting.dayComes('2026-09-13');
  await sql`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no' using errcode = 'check_violation'; end $$`.execute(db);
  await sql.raw(`create trigger ill before update on support_case for each row when (old.id = '${ill.id}') execute function refuse()`).execute(db);
  await setting.dayComes('2026-09-14');
  t.equal(await well.status(), 'evaluation');
  t.equal(await ill.status(), 'active');
  const failed = await db.selectFrom('job_run').selectAll().where('state', '=', 'failed').execute();
  t.match(failed, [{ job: 'advanceCases', day: '2026-09-14', attempts: 1, rows_changed: 1, error: `1 failed; case ${ill.id}: 23514` }]);
  await sql`drop trigger ill on support_case`.execute(db);
  await setting.dayComes('2026-09-15');
  t.equal(await ill.status(), 'evaluation');
});

t.test('a run of a missed day never turns back what was written since', async (t) => {
  const postSupport = { clause: 'п. 5.9', value: { after: ['success'], everyMonths: 1, forMonths: 2 } };
  const setting = await aSetting(t, { ...tatarstan2017, code: 'monthly-checks', rules: { ...tatarstan2017.rules, postSupport } });
  const one = await setting.aCase();
  await one.record(mark(1, '2026-05-15'), mark(2, '2026-08-31'), decision('completeWithSuccess', '2026-09-15'));
  await setting.dayComes('2026-10-25');
  await one.record(check(1, '2026-11-18'));
  t.equal(await one.status(), 'closed', 'the write has judged by its own day');
  const turns = await turnsOf(setting, one);
  await setting.wake();
  t.equal((await factsOf(setting, one, 'checkScheduled')).length, 2, 'the run for 1 November has scheduled the second check');
  t.equal(await one.status(), 'closed');
  t.same(await turnsOf(setting, one), turns);
});

t.test('a case that is being written is taken as that write leaves it', async (t) => {
  const setting = await aSetting(t);
  const { db } = setting;
  const one = await setting.aCase();
  const turned = await inTransaction(db, systemWall, async (writer) => {
    await writer.updateTable('support_case').set({ reassess_on: '2026-12-14' }).where('id', '=', one.id).execute();
    const turning = inTransaction(db, systemWall, (tx) =>
      turnStatuses(tx, [one.id], { day: '2026-09-14', now: midnight('2026-09-14'), recordedBy: 'test' }));
    while ((await waiting(db)) === 0);
    return { turning };
  });
  t.equal(await turned.turning, 0);
  t.equal(await one.status(), 'active');
  t.notMatch(await turnsOf(setting, one), ['evaluation']);
});

/** How many sessions of this database wait for a lock. */
async function waiting(db: Setting['db']): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}
