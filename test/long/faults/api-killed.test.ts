import t from 'tap';
import { aPlace } from '../../support/faults/place.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';

// kill -9 of the API in the middle of everything; whatever watches over it starts it again. Broken on purpose, to see it fail: a new
// Idempotency-Key with every try (families, cases and facts are doubled).

t.test('kill -9 of the API', async (t) => {
  const place = await aPlace(t);
  const load = aLoad(t, place);
  const rows = [];
  for (const time of ['first', 'second', 'third']) {
    rows.push(await underLoad(load, `kill -9 of the API, ${time} time`, async () => {
      await place.api.kill();
      await place.api.start();
    }));
  }
  await load.end();
  await account(t, place, load, rows);
});
