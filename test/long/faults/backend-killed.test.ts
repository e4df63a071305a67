import { sql } from 'kysely';
import t from 'tap';
import { aPlace } from '../../support/faults/place.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';

// kill -9 of the one server process that carries out a statement of ours: PostgreSQL cannot know what it left in the shared memory, so it
// throws out everybody and recovers by itself. Broken on purpose, to see it fail: «Connection terminated» away from database-errors.ts
// (clients are answered 500).

t.test('kill -9 of a database backend', async (t) => {
  const place = await aPlace(t);
  const load = aLoad(t, place);
  const rows = [];
  for (const time of ['first', 'second']) {
    rows.push(await underLoad(load, `kill -9 of a database backend, ${time} time`, async () => {
      const { rows: [backend] } = await sql<{ pid: number }>`
        select pid from pg_stat_activity where application_name = 'soprovozhdenie api' order by state = 'active' desc, state_change desc limit 1`.execute(place.owner);
      process.kill(backend?.pid ?? 0, 'SIGKILL');
    }));
  }
  await load.end();
  await account(t, place, load, rows);
});
