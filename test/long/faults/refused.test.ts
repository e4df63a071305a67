import t from 'tap';
import { aPlace } from '../../support/faults/place.ts';
import { wasIll } from '../../support/faults/pulse.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';

// Nobody listens at the database's address for a while, and who was connected is cut off: a changed firewall, a proxy that is restarted, a
// server that moves. Broken on purpose, to see it fail: ECONNREFUSED away from database-errors.ts (clients are answered 500).

t.test('connections to the database are refused', async (t) => {
  const place = await aPlace(t);
  const load = aLoad(t, place);
  const rows = [];
  for (const seconds of [1, 10]) {
    rows.push(await underLoad(load, `connections to the database refused for ${seconds} s`, async () => {
      await place.door.shut();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      await place.door.open();
    }));
  }
  await load.end();
  await account(t, place, load, rows);
  for (const { began, gone } of rows) t.ok(wasIll(load.pulse.ready, began, gone), 'readiness has turned');
  t.notOk(load.pulse.health.some(({ isWell }) => !isWell), 'the process was alive all the time');
});
