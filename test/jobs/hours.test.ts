import { sql } from 'kysely';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { newId } from '../../src/db/new-id.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import type { Job } from '../../src/jobs/job.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { turnAlertsJob } from '../../src/jobs/turn-alerts.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import { aCase, identified } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aFamily, aProvider } from '../support/factories.ts';
import { diaryJob, linesOf, makeDiary } from './diary.ts';

// Days turn where the families live, and no change of hours doubles or loses one.
// Broken once on purpose, to see these tests fail: `dueDays` that does not stop at the last day, and `dueDays` that plans the newest only.

const citation = { regulation: 'tatarstan-2017', version: 1, clause: 'п. 1', inherited: false };
const nothing = () => undefined;
const logger = { debug: nothing, warn: nothing, error: nothing };

/** A database with a diary, and three runners that wake up at once whenever a test says so. */
async function aPlace(t: Parameters<typeof testDatabase>[0]) {
  const { db, service } = await testDatabase(t);
  await makeDiary(db);
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const wakeAt = async (instant: string, jobs: readonly Job[] = [diaryJob()]) => {
    clock.set(instant);
    await Promise.all(['one', 'two', 'three'].map((runner) => runDueJobs({ db: service, clock, logger }, jobs, { runner })));
  };
  return { db, clock, wakeAt };
}

t.test('Magadan’s day is flagged while Kazan still sleeps', async (t) => {
  const { db, wakeAt } = await aPlace(t);
  for (const [region, regulationCode] of [['tatarstan', 'tatarstan-2017'], ['magadan', 'magadan-2017']] as const) {
    const provider = await aProvider(db, { region, regulationCode });
    const family = await aFamily(db, provider);
    await db.insertInto('alert').values({
      id: newId(), case_id: await aCase(db, family, identified(family, '2026-03-02'), '2026-03-02'), region, organisation_id: provider.id,
      kind: 'programmeLate', subject: 'programme', severity: 'warning', raise_on: '2026-03-10', due_on: '2026-03-09',
      citation: JSON.stringify(citation), planned_at: '2026-03-02T09:00:00.000Z',
    }).execute();
  }
  await wakeAt('2026-03-08T21:05:00.000Z', [turnAlertsJob]);
  const flagged = async () => (await db.selectFrom('alert').select('region').where('raised_at', 'is not', null).orderBy('region').execute())
    .map(({ region }) => region);
  await wakeAt('2026-03-09T13:04:59.999Z', [turnAlertsJob]);
  t.same(await flagged(), []);
  await wakeAt('2026-03-09T13:05:00.000Z', [turnAlertsJob]);
  t.same(await flagged(), ['magadan'], 'five past midnight there, five past four in the afternoon in Kazan');
  await wakeAt('2026-03-09T21:05:00.000Z', [turnAlertsJob]);
  t.same(await flagged(), ['magadan', 'tatarstan']);
});

t.test('a clock that jumps 72 hours over three nights: every job of the schedule, each night once and in order', async (t) => {
  const { db, wakeAt } = await aPlace(t);
  await aProvider(db);
  await wakeAt('2026-03-02T09:00:00.000Z', schedule);
  await wakeAt('2026-03-05T09:00:00.000Z', schedule);
  const runs = await db.selectFrom('job_run').select(['job', 'day', 'state', 'attempts', 'finished_at']).orderBy('day').execute();
  for (const { name } of schedule) {
    const own = runs.filter(({ job }) => job === name);
    t.same(own.map(({ day, state, attempts }) => [day, state, attempts]), ['02', '03', '04', '05'].map((day) => [`2026-03-${day}`, 'done', 1]), name);
  }
});

t.test('a region that changes its time zone: no day twice, none lost', async (t) => {
  const { db, wakeAt } = await aPlace(t);
  const eastern = { ...tatarstan2017, code: 'eastern-2017', timeZone: 'Asia/Magadan' };
  const provider = await aProvider(db);
  await seedRegulations(db, fixedClock('2026-03-02T09:00:00.000Z'), [eastern]);
  const moveTo = (code: string) => db.updateTable('organisation').set({ regulation_code: code }).where('id', '=', provider.id).execute();
  await wakeAt('2026-03-01T21:05:00.000Z');
  await moveTo('eastern-2017');
  await wakeAt('2026-03-02T13:05:00.000Z');
  t.same(await linesOf(db), ['tatarstan 2026-03-02', 'tatarstan 2026-03-03'], 'the next day comes eight hours earlier');
  await moveTo('tatarstan-2017');
  await wakeAt('2026-03-02T21:05:00.000Z');
  t.equal((await linesOf(db)).length, 2, 'back again: that day has been done');
  await wakeAt('2026-03-03T21:05:00.000Z');
  t.same((await linesOf(db)).at(-1), 'tatarstan 2026-03-04');
  t.equal((await linesOf(db)).length, 3);
});

t.test('a region with daylight time: the nights of 23 and of 25 hours are a day each', async (t) => {
  const { db, wakeAt } = await aPlace(t);
  const provider = await aProvider(db);
  await seedRegulations(db, fixedClock('2026-03-02T09:00:00.000Z'), [{ ...tatarstan2017, code: 'berlin-2017', timeZone: 'Europe/Berlin' }]);
  await db.updateTable('organisation').set({ regulation_code: 'berlin-2017' }).where('id', '=', provider.id).execute();
  const atNight = [{ ...diaryJob(), at: '02:30' }];
  for (const night of [['2026-03-28', '2026-03-29', '2026-03-30'], ['2026-10-24', '2026-10-25', '2026-10-26']]) {
    await db.deleteFrom('job_run').execute();
    await sql`delete from diary`.execute(db);
    for (const day of night) for (const hour of ['00:00', '00:30', '01:00', '01:30', '02:30']) await wakeAt(`${day}T${hour}:00.000Z`, atNight);
    t.same((await linesOf(db)).slice(-3), night.map((day) => `tatarstan ${day}`));
  }
});
