import t from 'tap';
import { aPlace } from '../../support/faults/place.ts';
import { wasIll } from '../../support/faults/pulse.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';

// kill -9 of every process of the database at once, twice: started again at once, and after some seconds. Broken on purpose, to see it fail:
// «Connection terminated» away from database-errors.ts (clients are answered 500).

t.test('kill -9 of the whole database', async (t) => {
  const place = await aPlace(t);
  const load = aLoad(t, place);
  const rows = [];
  for (const [words, seconds] of [['started again at once', 0], ['away for 5 s', 5]] as const) {
    rows.push(await underLoad(load, `kill -9 of the whole database, ${words}`, async () => {
      for (const pid of await place.databaseProcesses()) process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      await place.startDatabase();
    }));
  }
  await load.end();
  await account(t, place, load, rows);
  for (const { began, gone } of rows) t.ok(wasIll(load.pulse.ready, began, gone), 'readiness has turned');
  t.notOk(load.pulse.health.some(({ isWell }) => !isWell), 'the process was alive all the time: nobody had a reason to restart it');
});
