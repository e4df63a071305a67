import { fixedClock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { diaryJob } from './diary.ts';

// A runner in a process of its own, for a test to kill: it says that it is in the middle of a run, and never comes out of it.
// Arguments: the database, the instant, and whether the work is done by then (`after`) or not (`before`).

const [url = '', now = '', when = ''] = process.argv.slice(2);
const nothing = () => undefined;
const job = diaryJob(async (_, write) => {
  if (when === 'after') await write();
  process.stdout.write('in the middle\n');
  await new Promise(() => setInterval(nothing, 1000));
});
const db = openDatabase({ url, role: APPLICATION_ROLE });
await runDueJobs({ db, clock: fixedClock(now), logger: { debug: nothing, warn: nothing, error: nothing } }, [job], { runner: 'doomed' });
