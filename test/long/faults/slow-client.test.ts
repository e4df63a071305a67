import t from 'tap';
import { newToken } from '../../support/faults/clients.ts';
import { greatestMemory } from '../../support/faults/flood.ts';
import { aPlace } from '../../support/faults/place.ts';
import { account, aLoad, underLoad } from '../../support/faults/scene.ts';
import { type SlowClients, slowReaders, slowSenders } from '../../support/faults/slow-clients.ts';

// Clients that send their request byte by byte, and clients that take their answers byte by byte: many more of each than requests are worked on at
// once. Nobody else notices. Broken on purpose, to see it fail: a place taken before the body has come, or kept until the answer is taken (all
// others are answered 503); no end for readers.

const EACH = 60;
const TIMES = 20;
/** Longer than a client may take nothing, milliseconds; the headers and bodies have taken some of it. */
const PATIENCE = 110_000;
/** Of the process, all in all, megabytes; of each reader's answers there are a hundred. */
const GREATEST_MEMORY = 450;

t.test('slow clients', async (t) => {
  const place = await aPlace(t, { MAX_REQUESTS_AT_ONCE: '32', MAX_LOOP_DELAY: '60000', NODE_OPTIONS: '--max-old-space-size=192' });
  const load = aLoad(t, place);
  await load.served(40);
  const before = await greatestMemory(place.api.pid());
  const port = Number(new URL(place.api.origin).port);
  const token = (await newToken(place.api.origin)) ?? '';
  const lines = (...more: string[]) => `${['Host: slow', ...more].join('\r\n')}\r\n\r\n`;
  const headers = slowSenders(t, port, EACH, `GET /v1/families HTTP/1.1\r\n${lines(`X-Slow: ${'x'.repeat(2000)}`)}`, 100);
  const head = `POST /v1/families HTTP/1.1\r\n${lines(`Authorization: Bearer ${token}`, 'Idempotency-Key: slow', 'Content-Type: application/json', 'Content-Length: 9000')}`;
  const bodies = slowSenders(t, port, EACH, `${head}${'{"address":"'.padEnd(9000, 'x')}`, 5);
  const readers = slowReaders(t, port, EACH, `GET /openapi.json HTTP/1.1\r\n${lines()}`.repeat(TIMES), 100);
  const row = await underLoad(load, `${EACH} clients that send their headers byte by byte, ${EACH} their bodies, ${EACH} that read so`, async () => {
    while (headers.connected() + bodies.connected() > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    readers.hurry();
    while (readers.connected() > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  });
  await load.end();
  await account(t, place, load, [row]);
  t.same(endedOf(headers), EACH, 'headers that do not come are not waited for');
  t.same(endedOf(bodies), EACH, 'nor bodies');
  const document = await (await fetch(`${place.api.origin}/openapi.json`)).text();
  const whole = TIMES * Buffer.byteLength(document);
  t.ok(readers.taken().every((bytes) => bytes < whole), 'who does not take the answer is cut off');
  const { 'no answer': late = 0, ...refused } = Object.fromEntries(load.told.failed);
  t.same(refused, {}, 'nobody else was refused anything');
  t.ok(late <= (load.told.reads + load.told.writes.length) / 100, `${late} had no answer within their time`);
  const memory = await greatestMemory(place.api.pid());
  t.ok(memory < GREATEST_MEMORY, `${memory.toFixed()} MB at most, ${before.toFixed()} MB before`);
});

/**
 * How many were ended, those that were told 408 and those that were not, for their next byte crossed the closing: then the system throws away
 * what it had for them. Somebody is always told; NaN when something else was said, or nothing to all.
 */
function endedOf({ answers }: SlowClients): number {
  const { 'HTTP/1.1 408 Request Timeout': told = NaN, '': untold = 0, ...others } = Object.fromEntries(answers);
  return Object.keys(others).length === 0 ? told + untold : NaN;
}
