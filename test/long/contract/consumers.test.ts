import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { contractStates } from '../../support/contract-states.ts';
import { type ConsumerContract, type Kept, play } from '../../support/consumer-contract.ts';
import { feedFilled, servedDemo } from '../../support/served-demo.ts';

// What consumers rely on (contract/*.json), played against the running service.

t.setTimeout(300_000);
const folder = new URL('../../../contract/', import.meta.url);
const demo = await servedDemo(t);
await feedFilled(demo);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  t.test(file, async (t) => {
    const contract = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ConsumerContract;
    const { states, send } = await contractStates(demo);
    const kept: Kept = new Map();
    for (const interaction of contract.interactions) {
      const { name, given } = interaction;
      const state = given === undefined ? undefined : states[given];
      t.ok(given === undefined || state !== undefined, `${name}: the state «${given}» is known`);
      await state?.(kept);
      t.strictSame(await play(contract, interaction, kept, send), [], name);
    }
  });
}

t.test('the verifier finds what is not so', async (t) => {
  const { send } = await contractStates(demo);
  const contract = { consumer: 'nobody', schemas: { page: { properties: { items: { type: 'array', maxItems: 1 }, gone: true }, required: ['gone'] } }, interactions: [] };
  const request = { method: 'GET', path: '/v1/kdn/case-statuses', query: { limit: '3' } };
  const wanted = { status: 204, headers: { etag: '^never$' }, body: { $ref: '#/schemas/page' }, unique: '/removed' };
  const faults = await play(contract, { name: 'wrong in every way', request, response: wanted }, new Map(), send);
  for (const found of [/^status 200 instead of 204/, /^header etag/, /required property 'gone'/, /^\/items must NOT have more than 1/, /^items repeat \/removed/]) {
    t.ok(faults.some((fault) => found.test(fault)), String(found));
  }
});
