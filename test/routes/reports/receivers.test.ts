import t from 'tap';
import { listReports } from '../../../src/db/queries/submitted-reports.ts';
import type { Scope } from '../../../src/db/scope.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, mustBe } from '../../support/case-road.ts';
import { MUNICIPALITY, REGION } from '../../support/factories.ts';
import { aCentre } from '../../support/surveys.ts';

// Each receiver sees what was sent to it and when; the provider all of its own, and when each was first read.

const api = await testApp(t);
const cast = await aCast(api);
const centre = await aCentre(api.db);
const receivers = {
  ministry: () => api.token('ministry', { region: REGION }),
  resourceCentre: () => api.token('resourceCentre', { region: REGION, organisationId: centre.id }),
  kdn: () => api.token('commission', { region: REGION, municipality: MUNICIPALITY }),
};
type Receiver = keyof typeof receivers;
const all = Object.keys(receivers) as Receiver[];

interface Heading {
  id: string;
  receiver: string;
  submittedAt: string;
  receivedAt: string | null;
}

const listed = async (as: string) => mustBe(200, await api.call('GET', '/v1/reports/submitted', { as })).json<{ items: Heading[] }>().items;
const open = (id: string, as: string, headers = {}) => api.call('GET', `/v1/reports/submitted/${id}`, { as, headers });

at(cast, '2026-04-05');
const ids = new Map<Receiver, string>();
for (const receiver of all) {
  const reply = await api.call('POST', '/v1/reports/submitted', { as: cast.head, body: { period: '2026-Q1', receiver } });
  ids.set(receiver, mustBe(201, reply).json<Heading>().id);
}
const idOf = (receiver: Receiver) => ids.get(receiver) ?? '';

t.test('a receiver sees what was sent to it, and nothing that was sent to another', async (t) => {
  for (const receiver of all) {
    const told = await listed(receivers[receiver]());
    t.same(told.map((one) => [one.id, one.receiver, one.submittedAt]), [[idOf(receiver), receiver, '2026-04-05T09:00:00.000Z']], receiver);
    for (const other of all.filter((one) => one !== receiver)) {
      t.equal((await open(idOf(other), receivers[receiver]())).statusCode, 404, `${receiver} does not open the one for ${other}`);
    }
  }
  t.same((await listed(cast.head)).map(({ receiver }) => receiver).sort(), [...all].sort(), 'the provider all of its own');
  t.same(await listed(api.token('resourceCentre', { region: 'magadan' })), [], 'another region’s centre none');
  t.same(await listed(api.token('commission', { region: REGION, municipality: 'Другой' })), [], 'another municipality’s commission none');
});

t.test('the queries choose by the scope alone, without any wall', async (t) => {
  const chosen = async (scope: Scope) => (await listReports(api.db, scope, {}, { limit: 10 })).items.map(({ receiver }) => receiver);
  t.same(await chosen({ kind: 'figures', region: REGION, receiver: 'ministry' }), ['ministry']);
  t.same(await chosen({ kind: 'figures', region: REGION, receiver: 'resourceCentre' }), ['resourceCentre']);
  t.same(await chosen({ kind: 'figures', region: REGION }), []);
  t.same(await chosen({ kind: 'figures', region: 'magadan', receiver: 'ministry' }), []);
  t.same(await chosen({ kind: 'municipality', region: REGION, municipality: MUNICIPALITY }), ['kdn']);
  t.same(await chosen({ kind: 'centre', region: REGION, organisationId: centre.id }), [], 'a centre reads them as the receiver that it is');
});

t.test('the wall holds where a query has forgotten whose the reports are', async (t) => {
  const seen = (receiver?: 'ministry' | 'resourceCentre') => inTransaction(
    api.service, { scope: { kind: 'figures', region: REGION, ...(receiver === undefined ? {} : { receiver }) } },
    async (tx) => (await tx.selectFrom('submitted_report').select('receiver').execute()).map((row) => row.receiver),
  );
  t.same(await seen('ministry'), ['ministry']);
  t.same(await seen('resourceCentre'), ['resourceCentre']);
  t.same(await seen(), [], 'figures alone are sent to nobody');
  await t.rejects(inTransaction(api.service, { scope: { kind: 'figures', region: REGION, receiver: 'ministry' } }, (tx) =>
    tx.insertInto('submitted_report_reading')
      .values({ report_id: idOf('kdn'), organisation_id: cast.provider.id, read_at: '2026-04-06T09:00:00.000Z', read_by: 'x' }).execute()), { code: '42501' });
});

t.test('the first reading by the receiver is told to both, the provider’s own is none', async (t) => {
  const id = idOf('resourceCentre');
  const own = mustBe(200, await open(id, cast.head));
  t.equal(own.json<Heading>().receivedAt, null, 'its provider has read it, which is no receipt');
  at(cast, '2026-04-07');
  const read = await open(id, receivers.resourceCentre(), { 'if-none-match': String(own.headers.etag) });
  t.equal(read.statusCode, 200, 'a receipt makes another representation');
  t.match(read.json(), { receivedAt: '2026-04-07T09:00:00.000Z' });
  at(cast, '2026-04-09');
  t.match((await open(id, receivers.resourceCentre())).json(), { receivedAt: '2026-04-07T09:00:00.000Z' }, 'the first time stays');
  t.equal((await open(id, cast.head, { 'if-none-match': String(read.headers.etag) })).statusCode, 304);
  t.match((await listed(cast.head)).find((one) => one.id === id), { receivedAt: '2026-04-07T09:00:00.000Z' });
  t.match((await listed(receivers.resourceCentre())).map(({ receivedAt }) => receivedAt), ['2026-04-07T09:00:00.000Z']);
  for (const other of ['ministry', 'kdn'] as const) t.equal((await listed(cast.head)).find((one) => one.id === idOf(other))?.receivedAt, null);
  t.match((await open(idOf('kdn'), receivers.kdn())).json(), { receivedAt: '2026-04-09T09:00:00.000Z' });
});

t.test('two first readings at one moment are one', async (t) => {
  at(cast, '2026-04-10');
  const replies = await Promise.all(Array.from({ length: 4 }, () => open(idOf('ministry'), receivers.ministry())));
  t.same(replies.map((reply) => [reply.statusCode, reply.json<Heading>().receivedAt]), Array.from({ length: 4 }, () => [200, '2026-04-10T09:00:00.000Z']));
});

t.test('who has submitted is told to whom it is owed', async (t) => {
  const standings = async (receiver: Receiver) =>
    mustBe(200, await api.call('GET', '/v1/reports/standings?period=2026-Q1', { as: receivers[receiver]() })).json<{ items: { state: string; receiver: string }[] }>().items;
  t.match(await standings('resourceCentre'), [{ state: 'submitted', receiver: 'resourceCentre' }], 'Tatarstan’s quarters go to the resource centre (5.2)');
  t.same(await standings('ministry'), []);
});
