import t from 'tap';
import { startJobs } from '../../src/jobs/schedule.ts';
import { wakeUp } from '../../src/jobs/wake-up.ts';
import { aSetting, silent } from './setting.ts';

t.test('looks for work at once, and stopping waits for what is at hand', async (t) => {
  let told: AbortSignal | undefined;
  let finish: () => void = () => undefined;
  const alarm = wakeUp(silent, ({ signal }) => {
    told = signal;
    return new Promise((resolve) => (finish = resolve));
  });
  t.equal(told?.aborted, false);
  let stopped = false;
  const stopping = alarm.stop().then(() => (stopped = true));
  t.equal(told?.aborted, true, 'the work at hand learns of it');
  await Promise.resolve();
  t.equal(stopped, false);
  finish();
  await stopping;
  t.equal(stopped, true);
});

t.test('work that fails is told to the log and stops nothing', async (t) => {
  const told: string[] = [];
  const logger = { ...silent, error: (_: object, message: string) => void told.push(message) };
  const alarm = wakeUp(logger, () => Promise.reject(new Error('no database')));
  await alarm.stop();
  t.match(told, [/next minute/]);
});

t.test('startJobs runs on a real database and leaves nothing half done when stopped at once', async (t) => {
  const { db, clock } = await aSetting(t);
  await startJobs({ db, clock, logger: silent, retention: {} }).stop();
  const states = await db.selectFrom('job_run').select('state').where('state', '=', 'running').execute();
  t.same(states, []);
});
