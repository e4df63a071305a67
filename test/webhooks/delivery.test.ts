import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import t from 'tap';
import { aReceiver, withStatus } from '../support/receiver.ts';
import { aWebhookSetting } from './setting.ts';

const setting = await aWebhookSetting(t);
const { api, organisationId } = setting;
const START = '2026-03-02T09:00:00.000Z';

t.beforeEach(async () => {
  await api.db.deleteFrom('webhook').execute();
  api.clock.set(START);
});

t.test('a message is thin, and signed as Standard Webhooks says', async (t) => {
  const receiver = await aReceiver(t);
  const { secret } = await setting.hook(receiver.url, { kinds: ['case.deadlinesChanged'] });
  const caseId = randomUUID();
  await setting.tell({ caseId, municipality: 'Казань' }, { kind: 'case.opened' });
  await setting.deliver();
  t.equal(receiver.received.length, 1, 'the other kind was not asked for');
  const [message] = receiver.received;
  if (message === undefined) return;
  t.same(new Webhook(secret).verify(message.text, message.headers), message.body);
  const eventId = message.headers['webhook-id'];
  t.same(message.body, {
    type: 'case.deadlinesChanged', timestamp: START,
    data: { eventId, version: 1, region: 'tatarstan', organisationId, municipality: 'Казань', caseId, details: { deadlines: 1 } },
  });
  t.throws(() => new Webhook(secret).verify(`${message.text} `, message.headers), 'a changed body');
  t.equal(message.headers['cookie'], undefined);
});

t.test('while a secret is replaced both sign; afterwards the new one alone', async (t) => {
  const receiver = await aReceiver(t);
  const { id, secret: old } = await setting.hook(receiver.url);
  const reply = await api.call('POST', `/v1/webhooks/${id}/secret`, { as: setting.head, body: {} });
  const { secret: fresh, previousSecretValidUntil } = reply.json<{ secret: string; previousSecretValidUntil: string }>();
  t.equal(previousSecretValidUntil, '2026-03-03T09:00:00.000Z');
  await setting.tell({});
  await setting.deliver();
  api.clock.set('2026-03-03T09:00:00.000Z');
  await setting.tell({});
  await setting.deliver();
  const [both, after] = receiver.received;
  if (both === undefined || after === undefined) return t.fail('two messages');
  t.equal(both.headers['webhook-signature']?.split(' ').length, 2);
  for (const secret of [old, fresh]) t.ok(new Webhook(secret).verify(both.text, both.headers));
  t.ok(new Webhook(fresh).verify(after.text, after.headers));
  t.throws(() => new Webhook(old).verify(after.text, after.headers));
  const { rows } = { rows: await api.db.selectFrom('webhook').selectAll().where('id', '=', id).execute() };
  t.notMatch(JSON.stringify(rows), fresh.slice(6), 'the database holds no secret that can be read');
});

t.test('a failed message comes again by the schedule under the same id, until it is given up; later ones go on', async (t) => {
  const receiver = await aReceiver(t);
  receiver.answer = withStatus(500);
  const { id } = await setting.hook(receiver.url);
  const caseId = randomUUID();
  await setting.tell({ caseId }, { caseId });
  let at = Date.parse(START);
  const minute = 60_000;
  for (const delay of [0, 5_000, 5 * minute, 30 * minute, 120 * minute, 300 * minute, 600 * minute, 840 * minute, 1200 * minute, 1440 * minute]) {
    const before = receiver.received.length;
    if (delay > 0) {
      api.clock.set(new Date(at + delay - 1).toISOString());
      await setting.deliver();
      t.equal(receiver.received.length, before, `not before ${delay / 1000} s`);
    }
    at += delay;
    api.clock.set(new Date(at).toISOString());
    await setting.deliver();
    t.equal(receiver.received.length, before + 1, `after ${delay / 1000} s`);
  }
  t.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1, 'the second of the case has waited');
  t.match(await setting.deliveries(id), [{ state: 'failed', attempts: 10, lastStatus: 500, nextAttemptAt: null }, { state: 'pending', attempts: 0 }]);
  receiver.answer = withStatus(200);
  await setting.deliver();
  t.match(await setting.deliveries(id), [{ state: 'failed' }, { state: 'delivered' }], 'given up, it holds nobody back');
  const [failed] = await setting.deliveries(id);
  const retried = await api.call('POST', `/v1/webhooks/${id}/deliveries/${String(failed?.['id'])}/retry`, { as: setting.head, body: {} });
  t.match(retried.json(), { state: 'pending', attempts: 0 });
  await setting.deliver();
  t.match(await setting.deliveries(id), [{ state: 'delivered' }, { state: 'delivered' }]);
});

t.test('429 and 503 may ask for patience; a redirect is a failure and is not followed', async (t) => {
  const [receiver, other] = [await aReceiver(t), await aReceiver(t)];
  receiver.answer = withStatus(503, { 'retry-after': '7200' });
  const { id } = await setting.hook(receiver.url);
  await setting.tell({});
  await setting.deliver();
  t.match(await setting.deliveries(id), [{ lastStatus: 503, nextAttemptAt: '2026-03-02T11:00:00.000Z' }]);
  receiver.answer = withStatus(307, { location: other.url, 'retry-after': '7200' });
  api.clock.set('2026-03-02T11:00:00.000Z');
  await setting.deliver();
  t.match(await setting.deliveries(id), [{ lastStatus: 307, nextAttemptAt: '2026-03-02T11:05:00.000Z' }]);
  t.equal(other.received.length, 0);
});

t.test('410 disables the webhook; set to work again and replayed, it gets what it missed', async (t) => {
  // a day on which no other test tells anything
  const start = '2026-04-20T09:00:00.000Z';
  api.clock.set(start);
  const caseId = randomUUID();
  const receiver = await aReceiver(t);
  receiver.answer = withStatus(410);
  const { id } = await setting.hook(receiver.url);
  await setting.tell({ caseId });
  await setting.deliver();
  const disabled = await api.call('GET', `/v1/webhooks/${id}`, { as: setting.head });
  t.match(disabled.json(), { state: 'disabled', disabledReason: 'gone', disabledAt: start });
  api.clock.set('2026-04-20T10:00:00.000Z');
  await setting.tell({ caseId, data: { deadlines: 2 } });
  await setting.deliver();
  t.equal(receiver.received.length, 1, 'nothing more is sent');
  receiver.answer = withStatus(204);
  const etag = `"${disabled.json<{ version: number }>().version}"`;
  await api.call('PATCH', `/v1/webhooks/${id}`, { as: setting.head, headers: { 'if-match': etag }, body: { state: 'active' } });
  await setting.deliver();
  t.equal(receiver.received.length, 1, 'what came while it was disabled is not kept for it');
  t.equal((await api.call('POST', `/v1/webhooks/${id}/replay`, { as: setting.head, body: { since: start } })).statusCode, 201);
  await setting.deliver();
  t.same(receiver.received.map(({ body }) => body.data.details), [{ deadlines: 1 }, { deadlines: 1 }, { deadlines: 2 }]);
  t.equal(receiver.received[1]?.headers['webhook-id'], receiver.received[0]?.headers['webhook-id']);
});

t.test('a webhook that has brought nothing but failures for five days is disabled; one success begins anew', async (t) => {
  const receiver = await aReceiver(t);
  const { id } = await setting.hook(receiver.url);
  const state = async () => (await api.call('GET', `/v1/webhooks/${id}`, { as: setting.head })).json<{ state: string; failingSince: string | null }>();
  for (const [day, status] of [['02', 500], ['06', 200], ['06', 500], ['10', 500]] as const) {
    api.clock.set(`2026-03-${day}T09:00:00.000Z`);
    receiver.answer = withStatus(status);
    await setting.tell({});
    await setting.deliver();
  }
  t.match(await state(), { state: 'active', failingSince: '2026-03-06T09:00:00.000Z' });
  api.clock.set('2026-03-11T09:00:00.000Z');
  await setting.tell({});
  await setting.deliver();
  t.match(await state(), { state: 'disabled', disabledReason: 'failing' });
});

t.test('a test is sent, a paused webhook waits, and a deleted one is gone', async (t) => {
  const receiver = await aReceiver(t);
  const { id } = await setting.hook(receiver.url);
  t.equal((await api.call('POST', `/v1/webhooks/${id}/test`, { as: setting.head, body: {} })).statusCode, 201);
  await setting.deliver();
  t.match(receiver.received.map(({ body }) => body), [{ type: 'webhook.test', data: { details: {} } }]);
  await api.call('PATCH', `/v1/webhooks/${id}`, { as: setting.head, headers: { 'if-match': '"1"' }, body: { state: 'paused' } });
  await setting.tell({});
  await setting.deliver();
  t.equal(receiver.received.length, 1);
  await api.call('PATCH', `/v1/webhooks/${id}`, { as: setting.head, headers: { 'if-match': '"2"' }, body: { state: 'active' } });
  await setting.deliver();
  t.equal(receiver.received.length, 2);
  t.equal((await api.call('DELETE', `/v1/webhooks/${id}`, { as: setting.head })).statusCode, 200);
  t.equal((await api.call('GET', `/v1/webhooks/${id}`, { as: setting.head })).statusCode, 404);
  t.equal((await api.db.selectFrom('webhook_delivery').select('id').execute()).length, 0);
});
