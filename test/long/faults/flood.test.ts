import t from 'tap';
import { newToken } from '../../support/faults/clients.ts';
import { flood, greatestMemory } from '../../support/faults/flood.ts';
import { aPlace } from '../../support/faults/place.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';

// Three times as many connections as the process takes, each of which asks again as soon as it is answered, whatever it is told. Broken on purpose,
// to see it fail: no gate (p99 grows with the number of connections), no exemption for probes (they are refused as well).

const SECONDS = 15;
/** So little memory for JavaScript that a process which took on everything would die of it; left alone, V8 clears up late. */
const settings = { MAX_CONNECTIONS: '300', MAX_REQUESTS_AT_ONCE: '32', NODE_OPTIONS: '--max-old-space-size=192' };
/** Of the process, all in all, megabytes. */
const GREATEST_MEMORY = 450;
const LONGEST = 10_000;

t.test('a flood above capacity', async (t) => {
  const place = await aPlace(t, settings);
  const load = aLoad(t, place);
  await load.served(40);
  const before = await greatestMemory(place.api.pid());
  const token = (await newToken(place.api.origin)) ?? '';
  let flooded: Awaited<ReturnType<typeof flood>> | undefined;
  const row = await underLoad(load, `a flood of 900 connections for ${SECONDS} s`, async () => {
    flooded = await flood(place.api.origin, 900, SECONDS, token);
  });
  await load.end();
  await account(t, place, load, [row]);
  const { answers = {}, broken, withoutAdvice } = flooded ?? {};
  t.comment(`${JSON.stringify(answers)}, ${broken} connections refused; most memory before ${before.toFixed()} MB, after ${(await greatestMemory(place.api.pid())).toFixed()} MB`);
  t.same(Object.keys(answers).toSorted(), ['200', '503'], 'served, or told to come back');
  t.equal(withoutAdvice, 0, 'each refusal says when');
  for (const [status, { p99 }] of Object.entries(answers)) t.ok(p99 < LONGEST, `p99 of ${status}: ${p99.toFixed()} ms`);
  t.ok((await greatestMemory(place.api.pid())) < GREATEST_MEMORY, 'memory stays');
  t.notOk(load.pulse.health.some(({ isWell }) => !isWell), 'probes were answered all the time');
});
