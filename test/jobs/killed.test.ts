import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider } from '../support/factories.ts';
import { diaryJob, leasesRunOut, linesOf, makeDiary } from './diary.ts';

// kill -9 in the middle of a run, before and after its work. Broken once on purpose, to see it fail: `nextRun` that asks only for runs
// in state `due` never takes the dead one's run over.

const nothing = () => undefined;
const logger = { debug: nothing, warn: nothing, error: nothing };
const doomed = fileURLToPath(new URL('doomed-runner.ts', import.meta.url));

for (const when of ['before', 'after']) {
  t.test(`a runner killed ${when} its work is followed by another: once, and in order`, async (t) => {
    const { db, service, url } = await testDatabase(t);
    await makeDiary(db);
    await aProvider(db);
    const child = spawn(process.execPath, ['--import=tsx', doomed, url, '2026-03-02T09:00:00.000Z', when], { stdio: ['ignore', 'pipe', 'inherit'] });
    t.teardown(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    await gone;
    const lines = when === 'after' ? ['tatarstan 2026-03-02'] : [];
    const clock = fixedClock('2026-03-04T09:00:00.000Z');
    const wake = () => Promise.all(['one', 'two'].map((runner) => runDueJobs({ db: service, clock, logger }, [diaryJob()], { runner })));
    await wake();
    t.same(await linesOf(db), lines, 'its lease holds for a while');
    await leasesRunOut(db);
    await wake();
    t.same(await linesOf(db), ['tatarstan 2026-03-02', 'tatarstan 2026-03-03', 'tatarstan 2026-03-04']);
    const runs = await db.selectFrom('job_run').select(['day', 'state', 'attempts', 'rows_changed']).orderBy('day').execute();
    t.same(runs.map(({ day, state, attempts, rows_changed: rows }) => [day, state, attempts, rows]), [
      ['2026-03-02', 'done', 2, 1], ['2026-03-03', 'done', 1, 1], ['2026-03-04', 'done', 1, 1],
    ]);
  });
}
