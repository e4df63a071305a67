import t from 'tap';
import { absentDatabase, testApp, type TestApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const url = '/v1/samples';
const db = absentDatabase(t);

/** An app that lets five requests a minute through. None of these tests takes a minute, so no window ends in the middle. */
const limited = (config: object = {}) => testApp(t, { endpoints: sampleEndpoints(), db, config: { rateLimitPerMinute: 5, ...config } });

const statuses = async (times: number, ask: () => Promise<{ statusCode: number }>) => {
  const all = [];
  for (let turn = 0; turn < times; turn += 1) all.push((await ask()).statusCode);
  return all;
};
/** Refused before the database is needed: a wrong query. */
const read = (api: TestApp, as: string | undefined, remoteAddress = '127.0.0.1', headers: Record<string, string> = {}) =>
  api.inject({ method: 'GET', url: `${url}?limit=0`, remoteAddress, headers: { ...(as === undefined ? {} : { authorization: `Bearer ${as}` }), ...headers } });

t.test('every reply says what remains; one too many waits', async (t) => {
  const api = await limited();
  const as = api.token('admin', { clientId: 'one' });
  const first = await read(api, as);
  t.equal(first.headers['ratelimit-policy'], '"default";q=5;w=60');
  t.match(first.headers['ratelimit'], /^"default";r=4;t=(60|59)$/);
  t.same(await statuses(4, () => read(api, as)), [400, 400, 400, 400]);
  const refused = await read(api, as, '127.0.0.1', { 'accept-language': 'en' });
  t.equal(refused.statusCode, 429);
  t.match(refused.headers['ratelimit'], /^"default";r=0;t=\d+$/);
  t.equal(refused.headers['ratelimit-policy'], '"default";q=5;w=60');
  const wait = Number(refused.headers['retry-after']);
  t.ok(wait >= 1 && wait <= 60, String(wait));
  t.match(refused.json(), { code: 'rate-limited', status: 429, title: 'Too many requests', detail: /Retry-After/, instance: url });
});

t.test('a client is one client, whatever its tokens and addresses; another one has its own allowance', async (t) => {
  const api = await limited();
  const tokens = Array.from({ length: 6 }, () => api.token('admin', { clientId: 'many' }));
  t.equal(new Set(tokens).size, 6, 'each token is another one');
  let turn = 0;
  t.same(await statuses(6, () => read(api, tokens[turn], `10.0.0.${++turn}`)), [400, 400, 400, 400, 400, 429]);
  t.equal((await read(api, api.token('admin', { clientId: 'other' }), '10.0.0.1')).statusCode, 400);
});

t.test('a flood without a token, or with bad ones, is limited by its address and takes nothing from a client there', async (t) => {
  const api = await limited();
  let turn = 0;
  const flood = () => read(api, turn++ % 2 === 0 ? undefined : `made-up-${turn}`, '10.0.0.9');
  t.same(await statuses(8, flood), [401, 401, 401, 401, 401, 429, 429, 429]);
  const late = await read(api, 'made-up', '10.0.0.9');
  t.equal(late.statusCode, 429);
  t.equal(late.headers['www-authenticate'], undefined);
  t.ok(late.headers['retry-after']);
  const form = { method: 'POST', url: '/oauth/token', remoteAddress: '10.0.0.9', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const;
  t.equal((await api.inject({ ...form, payload: 'grant_type=client_credentials' })).statusCode, 429, 'tokens are asked for from the same allowance');
  t.equal((await api.inject({ ...form, payload: 'a=b', headers: { ...form.headers, authorization: 'Basic eDp5' } })).statusCode, 429);
  t.equal((await api.app.inject({ url: '/v1/%E0%A4%A', remoteAddress: '10.0.0.9' })).statusCode, 429, 'and addresses that are none');
  t.equal((await api.app.inject({ url: '/nowhere', remoteAddress: '10.0.0.9' })).statusCode, 429);
  t.equal((await read(api, undefined, '10.0.0.10')).statusCode, 401, 'another address');
  t.same(await statuses(6, () => read(api, api.token('admin', { clientId: 'good' }), '10.0.0.9')), [400, 400, 400, 400, 400, 429]);
});

t.test('a token that is refused an operation still counts for its client', async (t) => {
  const api = await limited();
  const as = api.token('partner', { clientId: 'curious' });
  t.same(await statuses(6, () => api.call('POST', url, { as, body: {} })), [403, 403, 403, 403, 403, 429]);
});

t.test('of IPv6 a whole /64 is one caller', async (t) => {
  const api = await limited();
  let turn = 0;
  t.same(await statuses(6, () => read(api, undefined, `2001:db8::${++turn}`)), [401, 401, 401, 401, 401, 429]);
  t.equal((await read(api, undefined, '2001:db8:0:1::1')).statusCode, 401);
});

t.test('X-Forwarded-For is believed of a trusted proxy only', async (t) => {
  const forged = await limited();
  let turn = 0;
  const pretend = (api: TestApp, from: string) => () => read(api, undefined, from, { 'x-forwarded-for': `198.51.100.${++turn}` });
  t.same(await statuses(6, pretend(forged, '10.1.0.1')), [401, 401, 401, 401, 401, 429]);
  const behind = await limited({ trustedProxies: '10.1.0.0/16, 192.0.2.1' });
  t.same(await statuses(6, pretend(behind, '10.1.0.1')), [401, 401, 401, 401, 401, 401], 'each caller for itself');
  t.same(await statuses(6, pretend(behind, '203.0.113.5')), [401, 401, 401, 401, 401, 429], 'not of anybody');
  const chained = () => read(behind, undefined, '10.1.0.1', { 'x-forwarded-for': `198.51.100.${++turn}, 203.0.113.77` });
  t.same(await statuses(6, chained), [401, 401, 401, 401, 401, 429], 'what the caller itself wrote before the proxy is not believed');
});

t.test('health and readiness are free', async (t) => {
  const api = await limited();
  t.same(await statuses(8, () => api.call('GET', '/health')), Array(8).fill(200));
  t.same(await statuses(8, () => api.call('GET', '/ready')), Array(8).fill(503));
  t.equal((await api.call('GET', '/health')).headers['ratelimit'], undefined);
});

t.test('depth, repeated keys, and where they stand', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints(), db });
  const send = async (payload: string) => {
    const headers = { 'authorization': `Bearer ${api.token('admin')}`, 'content-type': 'application/json', 'idempotency-key': 'k' };
    const reply = await api.inject({ method: 'POST', url, payload, headers });
    t.equal(reply.statusCode, 400, payload.slice(0, 60));
    return reply.json().errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]);
  };
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  t.same(await send(`{"a":${nested(32)}}`), [['/a' + '/0'.repeat(31), 'json.too-deep']]);
  t.notMatch(await send(`{"a":${nested(31)}}`), [[/./, 'json.too-deep']], 'thirty-two levels are read');
  t.same(await send(nested(100_000)), [['/0'.repeat(32), 'json.too-deep']]);
  t.same(await send(`{"a":[${'1,'.repeat(300_000)}1]}`), [['/a', 'json.too-long']]);
  t.same(await send(`{"a":[${'1,'.repeat(1_000)}1]}`), [['/a', 'json.too-long']], 'one too many');
  t.notMatch(await send(`{"a":[${'1,'.repeat(999)}1]}`), [[/./, 'json.too-long']], 'a thousand are read');
  t.same(await send(`{"a":{${Array.from({ length: 1_001 }, (_, index) => `"k${index}":1`).join()}}}`), [['/a', 'json.too-long']]);
  t.same(await send('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)), [['/a'.repeat(32), 'json.too-deep']]);
  t.same(await send('{"name":"a","size":1,"name":"b"}'), [['/name', 'json.duplicate-key']]);
  t.same(await send('{"name":"a","n\\u0061me":"b"}'), [['/name', 'json.duplicate-key']], 'however it is written');
  t.same(await send('{"name":"\\"}{,","parts":[{"a/b":"x"},{"a/b":"y","a/b":"z"}]}'), [['/parts/1/a~1b', 'json.duplicate-key']]);
  t.same(await send('{"shape":{"type":1},"parts":[{"x":[1,2,{"y":{},"y":1}]}]}'), [['/parts/0/x/2/y', 'json.duplicate-key']]);
  t.same(await send('{"shape":{"__proto__":1,"__proto__":2}}'), [['/shape/__proto__', 'json.duplicate-key']]);
  t.notMatch(await send('{"a":{"x":1},"b":{"x":1},"c":["x","x","a"]}'), [[/./, 'json.duplicate-key']], 'the same key in two objects is no repetition');
});

t.test('only JSON in UTF-8 is read, and only JSON can be asked for', async (t) => {
  const api = await testApp(t, { endpoints: sampleEndpoints(), db });
  const post = (headers: Record<string, string>) =>
    api.inject({ method: 'POST', url, payload: '{', headers: { 'authorization': `Bearer ${api.token('admin')}`, 'idempotency-key': 'k', ...headers } });
  for (const type of ['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON; Charset=utf8']) {
    t.equal((await post({ 'content-type': type })).json().code, 'json-malformed', type);
  }
  for (const type of ['application/json; charset=windows-1251', 'application/json; x=y; charset="utf-16"', 'application/json; charset=']) {
    t.equal((await post({ 'content-type': type })).json().code, 'media-type-unsupported', type);
  }
  t.equal((await post({ 'content-type': 'application/json', 'content-encoding': 'gzip' })).statusCode, 415);
  const wanting = async (accept: string, asked = `${url}?limit=0`) => (await api.call('GET', asked, { as: 'admin', headers: { accept } })).statusCode;
  for (const accept of [
    '*/*', '', 'application/json', 'application/problem+json', 'application/*;q=0.1', 'text/html, */*;q=0.1', 'APPLICATION/JSON; charset=utf-8', 'text/html;q=0, application/json',
  ]) {
    t.equal(await wanting(accept), 400, `«${accept}» goes on to the query`);
  }
  for (const accept of ['text/html', 'application/xml', 'text/*', 'application/*;q=0', '*/*;q=0', 'application/json;q=0, application/problem+json;q=0, */*']) {
    t.equal(await wanting(accept), 406, accept);
  }
  t.equal(await wanting('text/html', '/health'), 406);
  const refused = await api.call('GET', url, { headers: { accept: 'text/html' } });
  t.match(refused.json(), { code: 'not-acceptable', detail: /Accept/ });
  t.equal((await api.app.inject({ url: '/docs/', headers: { accept: 'text/html' } })).statusCode, 200, 'the reference is a page');
});
