import t from 'tap';
import { noWebhooks } from '../../../src/operations/webhooks/webhook-desk.ts';
import { eventKinds } from '../../../src/domain/events/catalogue.ts';
import { inSnapshot } from '../../../src/db/transaction.ts';
import type { Scope } from '../../../src/db/scope.ts';
import { aPartner, aProvider } from '../../support/factories.ts';
import { aReceiver } from '../../support/receiver.ts';
import { aWebhookSetting } from '../../webhooks/setting.ts';

const setting = await aWebhookSetting(t);
const { api, organisationId } = setting;
const url = 'https://receiver.example.org/hook';
const other = await aProvider(api.db);
const partner = await aPartner(api.db);
const tokens = {
  integration: api.token('integration', { organisationId }),
  stranger: api.token('head', { organisationId: other.id }),
  partner: api.token('partner', { organisationId: partner.id }),
  commission: api.token('commission', { region: 'tatarstan', municipality: 'Казань' }),
  elsewhere: api.token('commission', { region: 'tatarstan', municipality: 'Елабуга' }),
  admin: api.token('admin', { region: 'tatarstan' }),
};

t.beforeEach(() => api.db.deleteFrom('webhook').execute().then(() => undefined));

t.test('the secret is shown once: not at a replay, not in a dry run, not in any reading', async (t) => {
  const body = { url, description: 'РИС', kinds: ['case.opened'] };
  const made = await api.call('POST', '/v1/webhooks', { as: setting.head, body, key: 'once' });
  t.equal(made.statusCode, 201);
  t.match(made.json(), { url, description: 'РИС', kinds: ['case.opened'], state: 'active', clientId: 'test-head', secret: /^whsec_[A-Za-z0-9+/]{43}=$/, version: 1 });
  const again = await api.call('POST', '/v1/webhooks', { as: setting.head, body, key: 'once' });
  t.match(again.json(), { id: made.json<{ id: string }>().id, secret: null });
  t.match((await api.call('POST', '/v1/webhooks?dryRun=true', { as: setting.head, body })).json(), { secret: null });
  const list = await api.call('GET', '/v1/webhooks', { as: setting.head });
  t.equal(list.json<{ items: unknown[] }>().items.length, 1);
  t.notMatch(list.body, /whsec_|"secret"/);
});

t.test('a webhook is its scope’s: of all its clients, and of nobody else', async (t) => {
  const { id } = await setting.hook(url);
  t.equal((await api.call('GET', `/v1/webhooks/${id}`, { as: tokens.integration })).statusCode, 200, 'another client of the organisation');
  for (const as of [tokens.stranger, tokens.partner, tokens.commission, tokens.admin]) {
    t.equal((await api.call('GET', `/v1/webhooks/${id}`, { as })).statusCode, 404);
    t.same((await api.call('GET', '/v1/webhooks', { as })).json(), { items: [], nextCursor: null });
    t.equal((await api.call('GET', `/v1/webhooks/${id}/deliveries`, { as })).statusCode, 404);
    t.equal((await api.call('DELETE', `/v1/webhooks/${id}`, { as })).statusCode, 404);
    t.equal((await api.call('PATCH', `/v1/webhooks/${id}`, { as, headers: { 'if-match': '"1"' }, body: { state: 'paused' } })).statusCode, 404);
    for (const [path, body] of [['secret', {}], ['test', {}], ['replay', { since: '2026-03-02T09:00:00.000Z' }]] as const) {
      t.equal((await api.call('POST', `/v1/webhooks/${id}/${path}`, { as, body })).statusCode, 404, path);
    }
  }
  const seen = (scope: Scope) => inSnapshot(api.service, { scope }, (tx) => tx.selectFrom('webhook').select('id').execute());
  t.same(await seen({ kind: 'organisation', organisationId }), [{ id }]);
  for (const scope of [
    { kind: 'organisation', organisationId: other.id }, { kind: 'partner', organisationId }, { kind: 'region', region: 'tatarstan' },
    { kind: 'municipality', region: 'tatarstan', municipality: 'Казань' },
  ] as const) t.same(await seen(scope), [], `the wall: ${scope.kind}`);
});

t.test('each is told of what its scope may see, and of nothing else', async (t) => {
  const receivers = Object.fromEntries(await Promise.all(Object.keys({ head: 0, ...tokens }).map(async (name) => [name, await aReceiver(t)] as const)));
  const all: Record<string, string> = { head: setting.head, ...tokens };
  for (const [name, as] of Object.entries(all)) await setting.hook(receivers[name]?.url ?? '', { as });
  const told = async (event: Parameters<typeof setting.tell>[0]) => {
    for (const receiver of Object.values(receivers)) receiver.received.length = 0;
    await setting.tell(event);
    await setting.deliver();
    return Object.entries(receivers).filter(([, { received }]) => received.length === 1).map(([name]) => name).sort();
  };
  t.same(await told({}), ['head', 'integration'], 'of one’s own organisation');
  t.same(await told({ municipality: 'Казань' }), ['commission', 'head', 'integration'], 'of one’s own municipality');
  t.same(await told({ municipality: 'Казань', region: 'magadan' }), ['head', 'integration'], 'a municipality of that name in another region');
  t.same(await told({ recipient: partner.id }), ['head', 'integration', 'partner'], 'addressed to a partner');
  t.same(await told({ organisationId: null, caseId: null, kind: 'regulation.published' }), ['admin'], 'of the region');
});

t.test('a revoked client’s webhooks get nothing more', async (t) => {
  const receiver = await aReceiver(t);
  const client = (await api.call('POST', '/v1/clients', { as: tokens.admin, body: { role: 'integration', name: 'РИС', organisationId } })).json<{ clientId: string }>();
  await setting.hook(receiver.url, { as: api.token('integration', { organisationId, clientId: client.clientId }) });
  await setting.tell({});
  await setting.deliver();
  await api.call('POST', `/v1/clients/${client.clientId}/revocations`, { as: tokens.admin, body: { reason: 'Договор окончен.' } });
  await setting.tell({});
  await setting.deliver();
  t.equal(receiver.received.length, 1);
});

t.test('addresses, kinds, instants and versions that will not do are refused', async (t) => {
  const strict = await aWebhookSetting(t, { ...noWebhooks, seal: setting.seal });
  const refused = async (body: object) => (await strict.api.call('POST', '/v1/webhooks', { as: strict.head, body })).json<{ status: number; errors?: { code: string }[] }>();
  const addresses = [
    ['http://receiver.example.org/', 'webhook.url-https'], ['https://127.0.0.1/', 'webhook.url-private'], ['https://[::1]:8443/', 'webhook.url-private'],
    ['https://a:b@receiver.example.org/', 'webhook.url-credentials'], ['https://receiver.example.org:22/', 'webhook.url-port'],
  ] as const;
  for (const [address, code] of addresses) t.match(await refused({ url: address }), { status: 422, errors: [{ code, pointer: '/url' }] }, address);
  t.match(await refused({ url: 'file:///etc/passwd' }), { status: 400 });
  t.match(await refused({ url, kinds: ['no.such'] }), { status: 400 });
  const { id } = await setting.hook(url);
  const replay = (since: string) => api.call('POST', `/v1/webhooks/${id}/replay`, { as: setting.head, body: { since } });
  for (const since of ['2026-01-30T09:00:00.000Z', '2026-03-02T09:00:00.001Z']) t.equal((await replay(since)).statusCode, 422, since);
  const pause = (tag: string) => api.call('PATCH', `/v1/webhooks/${id}`, { as: setting.head, headers: { 'if-match': tag }, body: { state: 'paused' } });
  t.equal((await pause('"2"')).statusCode, 412);
  t.equal((await pause('"1"')).statusCode, 200);
  for (let made = 1; made < 20; made += 1) await setting.hook(url);
  t.match((await api.call('POST', '/v1/webhooks', { as: setting.head, body: { url } })).json(), { status: 409, errors: [{ code: 'webhook.too-many' }] });
});

t.test('where no key is set up there are no webhooks', async (t) => {
  const without = await aWebhookSetting(t, noWebhooks);
  t.match((await without.api.call('POST', '/v1/webhooks', { as: without.head, body: { url } })).json(), { status: 409, errors: [{ code: 'webhook.not-set-up' }] });
});

t.test('the kinds of events are listed for everybody, and the document holds a webhook for each', async (t) => {
  const types = await api.call('GET', '/v1/event-types', { as: 'curator' });
  const { items } = types.json<{ items: { kind: string; version: number; schema: { properties: object } }[] }>();
  t.same(items.map(({ kind }) => kind), eventKinds);
  t.match(items.find(({ kind }) => kind === 'case.statusChanged'), { version: 1, schema: { type: 'object', additionalProperties: false, properties: { from: {}, to: {} } } });
  const document = api.app.swagger() as unknown as { webhooks: Record<string, object>; components: { schemas: Record<string, object> } };
  t.same(Object.keys(document.webhooks), eventKinds);
  t.match(document.components.schemas['WebhookEventCaseStatusChanged'], { properties: { type: { const: 'case.statusChanged' } } });
});
