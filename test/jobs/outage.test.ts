import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import type { Job } from '../../src/jobs/job.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider } from '../support/factories.ts';
import { diaryJob, leasesRunOut, linesOf, makeDiary } from './diary.ts';

// The database goes away for minutes: before a wake-up, and in the middle of a run. The pool reaches it through a door that a test shuts.
// Broken once on purpose, to see these tests fail: `nextRun` that does not look at leases.

const nothing = () => undefined;
const logger = { debug: nothing, warn: nothing, error: nothing };

/** A door to the server: while it is shut nobody comes through, and who was through is cut off. */
async function aDoor(t: Parameters<typeof testDatabase>[0], target: URL) {
  const through = new Set<Socket>();
  let open = true;
  const server = createServer((near) => {
    if (!open) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      through.add(one);
      one.on('error', nothing).on('close', () => {
        through.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const url = Object.assign(new URL(target), { hostname: '127.0.0.1', port: String((server.address() as { port: number }).port) }).href;
  return {
    url,
    shut() {
      open = false;
      for (const socket of through) socket.destroy();
    },
    reopen: () => (open = true),
  };
}

async function aPlace(t: Parameters<typeof testDatabase>[0]) {
  const { db, url } = await testDatabase(t);
  await makeDiary(db);
  await aProvider(db);
  const door = await aDoor(t, new URL(url));
  const service = openDatabase({ url: door.url, role: APPLICATION_ROLE });
  t.teardown(() => service.destroy());
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const wakeAt = async (instant: string, jobs: readonly Job[]) => {
    clock.set(instant);
    await runDueJobs({ db: service, clock, logger }, jobs, { runner: 'one' });
  };
  return { db, door, wakeAt };
}

t.test('minutes without a database over midnight: the run is made when it is back', async (t) => {
  const { db, door, wakeAt } = await aPlace(t);
  const jobs = [diaryJob()];
  await wakeAt('2026-03-02T21:00:00.000Z', jobs);
  door.shut();
  for (const minute of ['05', '06', '07', '08']) await t.rejects(wakeAt(`2026-03-02T21:${minute}:00.000Z`, jobs));
  door.reopen();
  await wakeAt('2026-03-02T21:09:00.000Z', jobs);
  t.same(await linesOf(db), ['tatarstan 2026-03-02', 'tatarstan 2026-03-03']);
  await wakeAt('2026-03-02T21:10:00.000Z', jobs);
  t.equal((await linesOf(db)).length, 2);
});

t.test('the database goes in the middle of a run, before or after its work: the work is there once, the next day after it', async (t) => {
  for (const when of ['before', 'after']) {
    const { db, door, wakeAt } = await aPlace(t);
    let breaks = true;
    const job = diaryJob(async (_, write) => {
      if (!breaks) return await write();
      breaks = false;
      if (when === 'before') door.shut();
      await write();
      door.shut();
    });
    await t.rejects(wakeAt('2026-03-02T09:00:00.000Z', [job]), when);
    door.reopen();
    await wakeAt('2026-03-02T21:05:00.000Z', [job]);
    t.same(await linesOf(db), when === 'before' ? [] : ['tatarstan 2026-03-02'], 'the dead claim still holds, and the day after waits');
    await leasesRunOut(db);
    await wakeAt('2026-03-02T21:08:00.000Z', [job]);
    t.same(await linesOf(db), ['tatarstan 2026-03-02', 'tatarstan 2026-03-03'], when);
  }
});
