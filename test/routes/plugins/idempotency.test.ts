import t from 'tap';
import { sampleEndpoints, type Gate } from '../../support/sample-endpoints.ts';
import { testApp, type TestApp } from '../../support/app.ts';

const url = '/v1/samples';
const countOf = async ({ db }: TestApp, table: 'organisation' | 'audit_record' | 'idempotency_record') =>
  Number((await db.selectFrom(table).select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);

t.test('a repeated request gets the kept answer and is carried out once', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints() });
  const first = await api.call('POST', url, { as: 'admin', key: 'k-1', body: { name: 'один', size: 3 } });
  const again = await api.call('POST', url, { as: 'admin', key: '"k-1"', body: { size: 3, name: 'один' } });
  t.equal(first.statusCode, 201);
  t.equal(first.headers['idempotency-replayed'], undefined);
  t.equal(again.statusCode, 201);
  t.equal(again.headers['idempotency-replayed'], 'true');
  t.equal(again.body, first.body);
  t.equal(again.headers['etag'], first.headers['etag']);
  t.equal(again.headers['location'], first.headers['location']);
  t.equal(await countOf(api, 'organisation'), 1);
  t.equal(await countOf(api, 'audit_record'), 1);
});

t.test('the key belongs to the client, the method and the path', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints() });
  const other = api.token('admin', { clientId: 'somebody-else' });
  await api.call('POST', url, { as: 'admin', key: 'k', body: { name: 'один' } });
  const reply = await api.call('POST', url, { as: other, key: 'k', body: { name: 'два' } });
  t.equal(reply.statusCode, 201);
  t.equal(reply.headers['idempotency-replayed'], undefined);
});

t.test('another body under the same key is refused', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints() });
  await api.call('POST', url, { as: 'admin', key: 'k', body: { name: 'один' } });
  const reply = await api.call('POST', url, { as: 'admin', key: 'k', body: { name: 'два' } });
  t.equal(reply.statusCode, 422);
  t.equal(reply.json().code, 'idempotency-key-reused');
  t.equal(await countOf(api, 'organisation'), 1);
});

t.test('after 24 hours the key is free again, not a moment earlier', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints(), now: '2026-03-02T09:00:00.000Z' });
  const send = () => api.call('POST', url, { as: 'admin', key: 'k', body: { name: 'один' } });
  await send();
  api.clock.set('2026-03-03T08:59:59.999Z');
  t.equal((await send()).headers['idempotency-replayed'], 'true');
  api.clock.set('2026-03-03T09:00:00.000Z');
  t.equal((await send()).headers['idempotency-replayed'], undefined);
  t.equal((await send()).headers['idempotency-replayed'], 'true');
  t.equal(await countOf(api, 'organisation'), 2);
  t.equal(await countOf(api, 'idempotency_record'), 1);
});

t.test('two at once: one is carried out, the other is told to wait', async (t) => {
  const reached = signal();
  const opened = signal();
  const gate: Gate = { reached: reached.give, open: opened.given };
  const api = await testApp(t, { endpoints: sampleEndpoints(gate) });
  const send = () => api.call('POST', url, { as: 'admin', key: 'k', body: { name: 'hold' } });
  const first = send();
  await reached.given;
  const second = await send();
  opened.give();
  t.equal(second.statusCode, 409);
  t.equal(second.json().code, 'idempotency-in-progress');
  t.equal((await first).statusCode, 201);
  t.equal((await send()).headers['idempotency-replayed'], 'true');
});

t.test('a refusal is not kept and leaves nothing behind', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints() });
  for (const name of ['state', 'input', 'break']) {
    const first = await api.call('POST', url, { as: 'admin', key: 'k', body: { name } });
    const again = await api.call('POST', url, { as: 'admin', key: 'k', body: { name } });
    t.equal(again.statusCode, first.statusCode);
    t.equal(again.headers['idempotency-replayed'], undefined);
  }
  t.equal((await api.call('POST', url, { as: 'admin', key: 'k', body: { name: 'один' } })).statusCode, 201);
  t.equal(await countOf(api, 'organisation'), 1);
  t.equal(await countOf(api, 'audit_record'), 1);
});

t.test('a missing or malformed key', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints() });
  const send = (key: string | null) => api.call('POST', url, { as: 'admin', key, body: { name: 'один' } });
  t.equal((await send(null)).json().code, 'idempotency-key-missing');
  for (const key of ['"open', 'two words', 'x'.repeat(256), '""', '"a\\b"', 'ключ']) {
    const reply = await api.call('POST', url, { as: 'admin', key: Buffer.from(key).toString('latin1'), body: { name: 'один' } });
    t.equal(reply.statusCode, 400, key);
    t.equal(reply.json().code, 'idempotency-key-malformed', key);
  }
  t.equal((await send('"with \\" and spaces"')).statusCode, 201);
});

t.test('a dry run needs no key, says what would be and changes nothing', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints() });
  const dry = `${url}?dryRun=true`;
  const reply = await api.call('POST', dry, { as: 'admin', key: null, body: { name: 'один' } });
  t.equal(reply.statusCode, 200);
  t.equal(reply.headers['dry-run'], 'true');
  t.equal(reply.json().name, 'один');
  t.equal((await api.call('POST', dry, { as: 'admin', key: null, body: { name: 'state' } })).statusCode, 409);
  t.equal(await countOf(api, 'organisation'), 0);
  t.equal(await countOf(api, 'audit_record'), 0);
  t.equal(await countOf(api, 'idempotency_record'), 0);
});

function signal(): { give(): void; given: Promise<void> } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give, given };
}
