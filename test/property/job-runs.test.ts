import fc from 'fast-check';
import { sql } from 'kysely';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { addDays } from '../../src/domain/calendar/local-date.ts';
import type { Job } from '../../src/jobs/job.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { claimJobRun } from '../../src/operations/claim-job-run.ts';
import { diaryJob, leasesRunOut, linesOf, makeDiary } from '../jobs/diary.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider } from '../support/factories.ts';

// Whatever happens to three runners, in the end each day of each region has been done once, and in order.
// Broken once on purpose, to see it fail: `distinct on (job)` left out of nextRun did days out of order. That a late holder's work is not
// kept, test/jobs/runs.test.ts shows.

const nothing = () => undefined;
const logger = { debug: nothing, warn: nothing, error: nothing };
const START = '2026-03-02T09:10:00.000Z';
const names = ['advanceCases', 'turnAlerts'] as const;

type Event =
  /** Runners wake up at once; some of them die in the middle, before or after the work of their run. */
  | { kind: 'wake'; runners: ('well' | 'diesBefore' | 'diesAfter' | 'ends')[] }
  /** A runner claims a run and is never heard of again. */
  | { kind: 'vanish' }
  | { kind: 'clock'; hours: number }
  | { kind: 'leases' }
  | { kind: 'outage' };

const runner = fc.constantFrom('well', 'diesBefore', 'diesAfter', 'ends');
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wake' as const), runners: fc.array(runner, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'vanish' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('clock' as const), hours: fc.integer({ min: -30, max: 60 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'leases' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'outage' as const }) },
);

/** A run is given up after five attempts, so no more than four holders of one may die. Less than the 31 days that are made up for. */
const events = fc.array(event, { minLength: 3, maxLength: 12 }).filter((all) => all.filter(({ kind }) => kind === 'leases').length <= 3);

const { db, service } = await testDatabase(t);
await makeDiary(db);
await aProvider(db);
await aProvider(db, { region: 'magadan', regulationCode: 'magadan-2017' });
const away = openDatabase({ url: 'postgres://nobody:nothing@127.0.0.1:1/none' });
t.teardown(() => away.destroy());

/** A process that dies does not clean up after itself: what it would write no longer arrives. */
class Dead extends Error {}

async function wake(clock: ReturnType<typeof fixedClock>, name: string, fate: string): Promise<void> {
  const ending = new AbortController();
  const jobs = names.map((job): Job => diaryJob(async (_, write) => {
    if (fate === 'ends') ending.abort();
    if (fate !== 'diesBefore') await write();
    if (fate.startsWith('dies')) throw new Dead();
  }, job));
  const mortal = jobs.map((job): Job => ({ ...job, work: (ctx) => job.work(ctx).catch((error: unknown) => died(error, ending)) }));
  await Promise.race([
    runDueJobs({ db: service, clock, logger }, mortal, { runner: name, signal: ending.signal }),
    new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => (fate.startsWith('dies') ? resolve() : undefined))),
  ]);
}

/** The promise of a dead process is never kept. */
function died(error: unknown, ending: AbortController): Promise<never> {
  if (!(error instanceof Dead)) throw error;
  ending.abort();
  return new Promise(nothing);
}

async function happen(clock: ReturnType<typeof fixedClock>, one: Event): Promise<void> {
  if (one.kind === 'wake') await Promise.all(one.runners.map((fate, index) => wake(clock, `runner-${index}`, fate)));
  else if (one.kind === 'vanish') await claimJobRun({ db: service, clock }, { region: 'magadan', jobs: names, claimedBy: 'vanished' });
  else if (one.kind === 'clock') clock.set(new Date(Math.max(Date.parse(START), Date.parse(clock.now()) + one.hours * 3_600_000)).toISOString());
  else if (one.kind === 'leases') await leasesRunOut(db);
  else await runDueJobs({ db: away, clock, logger }, [diaryJob()], { runner: 'away' }).then(() => t.fail('it is away'), nothing);
}

t.test('each day once, in order, whatever happened', async () => {
  await fc.assert(fc.asyncProperty(events, async (all) => {
    await sql`truncate job_run, diary`.execute(db);
    const clock = fixedClock(START);
    const furthest = { at: START };
    await wake(clock, 'first', 'well');
    for (const one of all) {
      await happen(clock, one);
      if (clock.now() > furthest.at) furthest.at = clock.now();
    }
    clock.set(furthest.at);
    await leasesRunOut(db);
    await wake(clock, 'last', 'well');
    for (const job of names) {
      const lines = await linesOf(db, job);
      for (const [region, zone] of [['tatarstan', 'Europe/Moscow'], ['magadan', 'Asia/Magadan']] as const) {
        const own = lines.filter((line) => line.startsWith(region)).map((line) => line.split(' ')[1] ?? '');
        if (own.join() !== daysUntil(clock.today(zone)).join()) throw new Error(`${job} in ${region}: ${own.join()}`);
      }
    }
  }), { numRuns: 25, interruptAfterTimeLimit: 20_000 });
});

function daysUntil(last: string): string[] {
  const days: string[] = [];
  for (let day = '2026-03-02'; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
