import { sql } from 'kysely';
import t from 'tap';
import { absentDatabase, testApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const url = '/v1/samples';
const someId = '01990000-0000-7000-8000-000000000042';
const api = await testApp(t, { endpoints: sampleEndpoints() });
const post = (body: unknown, headers: Record<string, string> = {}) => api.call('POST', url, { as: 'admin', body, headers });
const raw = (payload: string | Buffer, type = 'application/json') =>
  api.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'authorization': `Bearer ${api.token('admin')}`, 'content-type': type, 'idempotency-key': 'raw' },
  });
const pointers = (reply: { json(): { errors: { pointer: string; code: string }[] } }) =>
  Object.fromEntries(reply.json().errors.map(({ pointer, code }) => [pointer, code]));

t.test('every violation of a body at once, each with its pointer and code', async (t) => {
  const body = {
    kind: 'huge', born: '2026-02-30', size: 10, note: 5, extra: 1, parts: [{ 'a/b': 'too long' }, {}, {}], shape: { type: 'round', side: 1 },
  };
  const reply = await post(body);
  t.equal(reply.statusCode, 400);
  t.equal(reply.json().code, 'request-malformed');
  t.same(pointers(reply), {
    '/name': 'field.required',
    '/kind': 'field.choice',
    '/born': 'field.format',
    '/size': 'field.range',
    '/note': 'field.type',
    '/extra': 'field.unknown',
    '/parts': 'field.count',
    '/parts/0/a~1b': 'field.length',
    '/parts/1/a~1b': 'field.required',
    '/parts/2/a~1b': 'field.required',
    '/shape/radius': 'field.required',
    '/shape/side': 'field.unknown',
  });
});

t.test('bodies are not coerced, and nothing is read into them', async (t) => {
  t.same(pointers(await post({ name: 'a', size: '3' })), { '/size': 'field.type' });
  t.same(pointers(await post({ name: 5 })), { '/name': 'field.type' });
  t.same(pointers(await post({ name: null })), { '/name': 'field.type' });
  t.same(pointers(await post([])), { '': 'field.type' });
  t.same(pointers(await post({ name: '   ' })), { '/name': 'field.pattern' });
  t.same(pointers(await post({ name: 'a', born: '0001-01-01' })), { '/born': 'field.pattern' });
  t.same(pointers(await post({ name: 'a', shape: { type: 'flat' } })), { '/shape/type': 'field.variant' });
  t.same(pointers(await post({ name: 'a', shape: {} })), { '/shape/type': 'field.required' });
});

t.test('faults of path, query and body are told together', async (t) => {
  const reply = await api.call('PATCH', `${url}/not-an-id?x=1`, { as: 'admin', body: {} });
  t.same(pointers(reply), { '{id}': 'field.format', '?x': 'field.unknown', '': 'field.count' });
  const list = await api.call('GET', `${url}?limit=0&cursor=%20`, { as: 'admin' });
  t.same(pointers(list), { '?limit': 'field.range', '?cursor': 'field.pattern' });
  t.equal((await api.call('GET', `${url}?limit=abc`, { as: 'admin' })).statusCode, 400);
  t.equal((await api.call('GET', `${url}?limit=1&limit=2`, { as: 'admin' })).statusCode, 400);
});

t.test('characters that no database stores', async (t) => {
  t.same(pointers(await post({ name: 'a\0b' })), { '/name': 'field.characters' });
  t.same(pointers(await post({ name: 'a', parts: [{ 'a/b': '\ud800' }] })), { '/parts/0/a~1b': 'field.characters' });
  t.same(pointers(await post({ 'name': 'a', 'bad\0key': 1 })), { '': 'field.characters' });
  t.same(pointers(await api.call('GET', `${url}?cursor=%00`, { as: 'admin' })), { '?cursor': 'field.characters' });
  t.same(pointers(await api.call('GET', `${url}/a%00b`, { as: 'admin' })), { '{id}': 'field.characters' });
  t.equal((await post({ name: '👩‍👧 Ёлка №1' })).statusCode, 201);
});

t.test('broken JSON is told with its place', async (t) => {
  const reply = await raw('{"name":\n  "a",}');
  t.equal(reply.statusCode, 400);
  t.equal(reply.json().code, 'json-malformed');
  t.match(reply.json().errors[0].detail, '2:7');
  for (const text of ['', '{', 'nul', '{"name":"a"} x', '[[[', '\ufeff{']) t.equal((await raw(text)).statusCode, 400, text);
  t.equal((await raw(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).json().code, 'json-malformed');
  t.equal((await raw('['.repeat(100_000) + ']'.repeat(100_000))).statusCode, 400);
});

t.test('keys that would change a prototype', async (t) => {
  t.same(pointers(await raw('{"name":"a","__proto__":{"x":1}}')), { '/__proto__': 'json.forbidden-key' });
  t.same(pointers(await raw('{"shape":{"constructor":{"prototype":1}}}')), { '/shape/constructor': 'json.forbidden-key' });
});

t.test('sizes and media types', async (t) => {
  t.equal((await raw(JSON.stringify({ name: 'x'.repeat(1_100_000) }))).statusCode, 413);
  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense']) {
    const reply = await raw('name=a', type);
    t.equal(reply.statusCode, 415, type);
    t.equal(reply.json().code, 'media-type-unsupported', type);
  }
  const long = await api.call('GET', `${url}?cursor=${'a'.repeat(5_000)}`, { as: 'admin' });
  t.equal(long.statusCode, 414);
});

t.test('addresses that are not there', async (t) => {
  const nowhere = await api.call('GET', '/v1/nowhere?secret=1');
  t.equal(nowhere.statusCode, 404);
  t.equal(nowhere.json().instance, '/v1/nowhere');
  const wrong = await api.inject({ method: 'DELETE', url });
  t.equal(wrong.statusCode, 405);
  t.equal(wrong.headers['allow'], 'GET, HEAD, POST');
  t.equal((await api.call('GET', '/v1/%E0%A4%A')).statusCode, 400);
  t.equal((await api.call('GET', `${url}/${someId}`, { as: 'admin' })).statusCode, 404);
  t.equal((await api.call('GET', `${url}/${'a'.repeat(300)}`, { as: 'admin' })).statusCode, 400);
});

t.test('refusals of the domain carry code, clause and every violation', async (t) => {
  const refused = await post({ name: 'state' });
  t.equal(refused.statusCode, 409);
  const problem = refused.json();
  t.match(problem, { type: '/problems/action-refused', code: 'action-refused', clause: 'tatarstan-2017, п. 5.6', instance: url });
  t.match(problem.errors, [
    { code: 'caseload.limit-exceeded', clause: 'tatarstan-2017, п. 5.6', citation: { regulation: 'tatarstan-2017', version: 1 } },
    { code: 'date.in-future', pointer: '/born' },
  ]);
  const invalid = await post({ name: 'input' });
  t.equal(invalid.statusCode, 422);
  t.match(invalid.json(), { code: 'request-invalid', errors: [{ pointer: '/parts', code: 'programme.no-measures' }] });
});

t.test('Russian unless English is preferred', async (t) => {
  const inLanguage = async (language?: string) => {
    const reply = await post({ name: 'state' }, language === undefined ? {} : { 'accept-language': language });
    return [reply.headers['content-language'], reply.json().title];
  };
  const [ru, en] = [['ru', 'Сейчас это действие невозможно'], ['en', 'The action is not possible now']];
  t.same(await inLanguage(), ru);
  t.same(await inLanguage('en'), en);
  t.same(await inLanguage('en-GB,ru;q=0.5'), en);
  t.same(await inLanguage('ru;q=0.9,en;q=0.8'), ru);
  t.same(await inLanguage('de'), ru);
  t.same(await inLanguage('*'), ru);
  t.same(await inLanguage('en;q=0'), ru);
  t.same(await inLanguage(';;q=,,=='), ru);
});

t.test('nothing internal leaves, and the trace is the caller’s', async (t) => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const reply = await post({ name: 'break' }, { traceparent });
  t.equal(reply.statusCode, 500);
  t.notMatch(reply.body, /secret|TypeError|organisation|sql/i);
  t.equal(reply.json().traceId, '4bf92f3577b34da6a3ce929d0e0e4736');
  t.equal(reply.headers['trace-id'], '4bf92f3577b34da6a3ce929d0e0e4736');
  const made = await post({ name: 'a' }, { traceparent: '00-00000000000000000000000000000000-00f067aa0ba902b7-01' });
  t.match(made.headers['trace-id'], /^(?!0{32})[0-9a-f]{32}$/);
});

t.test('what the database refuses is the caller’s fault, not a fault inside', async (t) => {
  const reply = await post({ name: 'null' });
  t.equal(reply.statusCode, 409);
  t.equal(reply.json().code, 'conflict');
  t.notMatch(reply.body, /check|constraint|organisation_kind/i);
});

t.test('a database that is away: 503 and when to come back', async (t) => {
  const away = await testApp(t, { endpoints: sampleEndpoints(), db: absentDatabase(t) });
  const reply = await away.call('GET', url, { as: 'admin' });
  t.equal(reply.statusCode, 503);
  t.equal(reply.headers['retry-after'], '5');
  t.equal((await away.call('POST', url, { as: 'admin', body: { name: 'a' } })).statusCode, 503);
});

t.test('after the server ended a session the service goes on: at most the request that met its end is put off', async (t) => {
  const own = await testApp(t, { endpoints: sampleEndpoints() });
  await own.call('GET', url, { as: 'admin' });
  await sql`select pg_terminate_backend(pg_backend_pid())`.execute(own.db).catch(() => undefined);
  const first = await own.call('GET', url, { as: 'admin' });
  t.ok([200, 503].includes(first.statusCode), 'the pool may not have heard of the end yet');
  t.equal((await own.call('GET', url, { as: 'admin' })).statusCode, 200);
});
