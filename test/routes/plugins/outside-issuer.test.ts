import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { throwawayKeys, type SigningKeys } from '../../../src/keys.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

type Json = Record<string, unknown>;
const start = Date.parse('2026-03-02T09:00:00.000Z');
const issuer = 'https://id.example.org/realm';
const url = '/v1/samples';
const theirs = throwawayKeys();
const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Their server, which answers as told; and an app that trusts it. */
let answer = (reply: ServerResponse): void => void reply.end();
let asked = 0;
const server = createServer((_, reply) => {
  asked += 1;
  answer(reply);
});
// A kept connection that ends between two tests would look like an outage.
server.keepAliveTimeout = 120_000;
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
t.teardown(() => void server.close());
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const config = { outsideIssuer: issuer, outsideJwksUrl: `${origin}/realms/x/certs?v=1`, outsideTokenTypes: 'JWT, at+jwt' };
const freshApp = (): Promise<TestApp> => testApp(t, { endpoints: sampleEndpoints(), now: new Date(start).toISOString(), config });

const publishes = (...keys: Json[]) => {
  answer = (reply) => void reply.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
};
const fails = () => (answer = (reply) => void reply.writeHead(500).end());
const jwkOf = (keys: SigningKeys): Json => keys.jwks.keys[0] ?? {};

/** A token of theirs, issued when the app's clock says. */
function token(api: TestApp, claims: Json = {}, head: Json = {}, keys = theirs): string {
  const iat = Date.parse(api.clock.now()) / 1000;
  const payload = { iss: issuer, aud: 'soprovozhdenie', sub: `s${Math.random()}`, iat, exp: iat + 900, role: 'admin', region: 'tatarstan', ...claims };
  const input = `${part({ alg: 'ES256', typ: 'JWT', kid: keys.kid, ...head })}.${part(payload)}`;
  return `${input}.${signWith('sha256', Buffer.from(input), { key: keys.privateKeyPem, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
const status = async (api: TestApp, as: string) => (await api.call('GET', url, { as })).statusCode;
const after = (api: TestApp, seconds: number) => api.clock.set(new Date(start + seconds * 1000).toISOString());

t.beforeEach(() => {
  asked = 0;
  publishes(jwkOf(theirs));
});

t.test('its tokens are good by its published keys, which are asked for once in ten minutes', async (t) => {
  const api = await freshApp();
  const fresh = await Promise.all(Array.from({ length: 20 }, () => status(api, token(api))));
  t.ok(fresh.every((one) => one === 200));
  t.equal(asked, 1, 'one question for many at once');
  after(api, 599);
  t.equal(await status(api, token(api)), 200);
  t.equal(asked, 1);
  after(api, 600);
  t.equal(await status(api, token(api)), 200);
  t.equal(asked, 2);
});

t.test('what is refused', async (t) => {
  const api = await freshApp();
  const iat = start / 1000;
  const bad: Record<string, string> = {
    'another audience': token(api, { aud: 'other' }),
    'too old': token(api, { iat: iat - 3_601 }),
    'expired': token(api, { iat: iat - 900, exp: iat - 31 }),
    'from the future': token(api, { iat: iat + 31 }),
    'in our name': token(api, { iss: 'soprovozhdenie-sandbox' }),
    'in their name by our key': token(api, {}, {}, api.keys),
    'by another key under their key id': token(api, {}, { kid: theirs.kid }, throwawayKeys()),
    'HS256': token(api, {}, { alg: 'HS256' }),
    'none': token(api, {}, { alg: 'none' }),
    'another type': token(api, {}, { typ: 'dpop+jwt' }),
    'no type': token(api, {}, { typ: undefined }),
    'no key id': token(api, {}, { kid: undefined }),
  };
  for (const [name, one] of Object.entries(bad)) t.equal(await status(api, one), 401, name);
  for (const typ of ['jwt', 'AT+JWT', 'application/at+jwt']) t.equal(await status(api, token(api, {}, { typ })), 200, typ);
});

t.test('a flood of made-up key ids reaches the server once in thirty seconds', async (t) => {
  const api = await freshApp();
  const flood = async (count: number) => {
    for (let n = 0; n < count; n += 250) {
      const replies = await Promise.all(Array.from({ length: 250 }, (_, i) => api.app.inject({
        url, headers: { authorization: `Bearer ${token(api, {}, { kid: `made-up-${n + i}` })}` },
      })));
      t.ok(replies.every(({ statusCode }) => statusCode === 401));
    }
  };
  await flood(1_000);
  t.equal(asked, 1);
  after(api, 29);
  await flood(250);
  t.equal(asked, 1);
  after(api, 30);
  await flood(250);
  t.equal(asked, 2);
  t.equal(await status(api, token(api)), 200, 'and harms nobody');
});

t.test('a new key of theirs is found, one that they took away is not good any more', async (t) => {
  const api = await freshApp();
  const next = throwawayKeys();
  const remembered = token(api, { exp: start / 1000 + 3_600 });
  t.equal(await status(api, remembered), 200);
  publishes(jwkOf(next));
  after(api, 30);
  t.equal(await status(api, token(api, {}, {}, next)), 200);
  t.equal(await status(api, token(api)), 401);
  after(api, 600);
  t.equal(await status(api, remembered), 401, 'a token that was good is looked at again');
});

t.test('an outage is survived for a day by the keys that are kept', async (t) => {
  const api = await freshApp();
  t.equal(await status(api, token(api)), 200);
  fails();
  after(api, 3_600);
  t.equal(await status(api, token(api)), 200);
  t.equal(await status(api, token(api)), 200);
  t.equal(asked, 2, 'a failure is no reason to ask more often');
  after(api, 24 * 3_600);
  t.equal(await status(api, token(api)), 503);
  publishes(jwkOf(theirs));
  after(api, 24 * 3_600 + 30);
  t.equal(await status(api, token(api)), 200);
});

t.test('answers that are no key sets', async (t) => {
  const key = JSON.stringify({ keys: [jwkOf(theirs)] });
  const answers: Record<string, typeof answer> = {
    'a redirect': (reply) => void (reply.req.url === '/elsewhere' ? reply.end(key) : reply.writeHead(302, { location: `${origin}/elsewhere` }).end()),
    'no JSON': (reply) => void reply.end('<html>'),
    'null': (reply) => void reply.end('null'),
    'no list': (reply) => void reply.end('{"keys":{}}'),
    'a broken connection': (reply) => void reply.destroy(),
    'too much': (reply) => void reply.end(key + ' '.repeat(300_000)),
  };
  for (const [name, told] of Object.entries(answers)) {
    const api = await freshApp();
    answer = told;
    const reply = await api.call('GET', url, { as: token(api) });
    t.equal(reply.statusCode, 503, name);
    t.equal(reply.headers['retry-after'], '30', name);
    t.equal(await status(api, api.token('admin')), 200, 'our own tokens need nobody');
  }
});

t.test('only suitable keys', async (t) => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
  const good = jwkOf(theirs);
  const unsuitable: Record<string, Json> = {
    'for encryption': { ...good, use: 'enc' },
    'not to verify': { ...good, use: undefined, key_ops: ['sign'] },
    'of another algorithm': { ...good, alg: 'ES384' },
    'off the curve': { ...good, x: good['y'] },
    'without an id': { ...good, kid: undefined },
    'symmetric': { kty: 'oct', k: 'c2VjcmV0', kid: theirs.kid, alg: 'ES256' },
    'weak': { ...weak, kid: theirs.kid },
    'another curve': { ...p384, kid: theirs.kid },
  };
  for (const [name, key] of Object.entries(unsuitable)) {
    publishes(key);
    const api = await freshApp();
    t.equal(await status(api, token(api)), 401, name);
  }
  publishes({}, { ...good, alg: undefined, use: undefined, key_ops: ['verify'] });
  const api = await freshApp();
  t.equal(await status(api, token(api)), 200, 'one good key among bad ones');
});

t.test('a client of theirs is not ours of the same name; one that we blocked is out', async (t) => {
  const api = await freshApp();
  const one = await api.call('POST', url, { as: token(api, { sub: 'test-admin' }), key: 'k', body: { name: 'a' } });
  const two = await api.call('POST', url, { as: 'admin', key: 'k', body: { name: 'b' } });
  t.same([one.statusCode, two.statusCode], [201, 201]);
  const blocked = { issuer, subject: 'bad', blocked_at: '2026-03-01T00:00:00.000Z', reason: 'нарушение' };
  const bad = token(api, { sub: 'bad' });
  t.equal(await status(api, bad), 200);
  await api.db.insertInto('blocked_subject').values(blocked).execute();
  after(api, 30);
  t.equal(await status(api, bad), 401);
  t.equal(await status(api, token(api, { sub: 'good' })), 200);
});
