import t from 'tap';
import { newToken, once, tokenAsked } from '../../support/faults/clients.ts';
import { aPlace } from '../../support/faults/place.ts';
import { wasIll } from '../../support/faults/pulse.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';

// The database hangs: it takes connections and says nothing, as with a disk that does not answer. Broken on purpose, to see it fail: no longest
// wait for a connection (nobody is told anything until it goes on), no limit of requests at work (all who come are kept waiting).

const STALL = 20_000;
/** Beyond what the service itself waits for a connection: how late a busy machine may be. */
const GRACE = 3_000;

t.test('a stalled database', async (t) => {
  const place = await aPlace(t, { DATABASE_WAIT: '2', MAX_REQUESTS_AT_ONCE: '40' });
  const load = aLoad(t, place);
  const waits: number[] = [];
  const told = new Map<number | undefined, number>();
  const token = await newToken(place.api.origin) ?? '';
  t.ok(token);
  const row = await underLoad(load, `the database stalled for ${STALL / 1000} s (SIGSTOP)`, async () => {
    const all = await place.databaseProcesses();
    for (const pid of all) process.kill(pid, 'SIGSTOP');
    const end = performance.now() + STALL;
    // ten connections of the pool hang with whoever has them; all others, and there are many, are told soon
    const impatient = async (_: unknown, number: number) => {
      while (performance.now() < end) {
        const began = performance.now();
        const answer = number % 3 === 0 ? await tokenAsked(place.api.origin) : await once(place.api.origin, 'GET', '/v1/families?limit=1', { token, within: STALL });
        told.set(answer?.status, (told.get(answer?.status) ?? 0) + 1);
        waits.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    const asking = Promise.all(Array.from({ length: 60 }, impatient));
    await new Promise((resolve) => setTimeout(resolve, STALL));
    for (const pid of all) process.kill(pid, 'SIGCONT');
    await asking;
  });
  await load.end();
  await account(t, place, load, [row]);
  t.ok(waits.toSorted((one, other) => one - other)[Math.floor(waits.length * 0.8)]! < 2_000 + GRACE, 'nearly everybody was answered soon');
  t.notOk(told.has(401), 'they asked as clients, and not as strangers');
  t.ok(wasIll(load.pulse.ready, row.began, row.gone), 'readiness has turned');
  t.notOk(load.pulse.health.some(({ isWell }) => !isWell), 'the process was alive all the time');
  t.comment(`while it was stalled: ${[...told].map(([status, count]) => `${status ?? 'no answer'} × ${count}`).join(', ')}`);
});
