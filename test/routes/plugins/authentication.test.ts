import { createHmac, createPrivateKey, sign as signWith, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { throwawayKeys } from '../../../src/keys.ts';
import { testApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

type Json = Record<string, unknown>;
const now = '2026-03-02T09:00:00.000Z';
const at = Date.parse(now) / 1000;
const url = '/v1/samples';
const api = await testApp(t, { endpoints: sampleEndpoints(), now });

const good = {
  iss: 'soprovozhdenie-sandbox', aud: 'soprovozhdenie', sub: 'test', iat: at, exp: at + 900, role: 'admin', region: 'tatarstan',
};
const header = { alg: 'ES256', typ: 'at+jwt', kid: api.keys.kid };
const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
const es256 = (key: KeyObject | string) => (input: string) =>
  signWith('sha256', Buffer.from(input), { key: key as KeyObject, dsaEncoding: 'ieee-p1363' }).toString('base64url');

function jwt(payload: Json, head: Json = header, sign = es256(api.keys.privateKeyPem)): string {
  const input = `${part(head)}.${part(payload)}`;
  return `${input}.${sign(input)}`;
}

const statusOf = async (token: string, target = api) => (await target.call('GET', url, { as: token })).statusCode;
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

t.test('a token of ours is good', async (t) => {
  t.equal(await statusOf(jwt(good)), 200);
  t.equal(await statusOf(api.token('admin')), 200);
  t.equal(await statusOf(jwt({ ...good, aud: ['other', 'soprovozhdenie'] })), 200);
});

t.test('tokens that are not good', async (t) => {
  const hmac = (input: string) => createHmac('sha256', api.keys.publicKeyPem).update(input).digest('base64url');
  const bad: Record<string, string> = {
    'algorithm none': jwt(good, { ...header, alg: 'none' }, () => ''),
    'HS256 with the public key': jwt(good, { ...header, alg: 'HS256' }, hmac),
    'another key': jwt(good, header, es256(throwawayKeys().privateKeyPem)),
    'another key id': jwt(good, { ...header, kid: 'other' }),
    'no key id': jwt(good, { alg: 'ES256', typ: 'at+jwt' }),
    'an ID token': jwt(good, { ...header, typ: 'JWT' }),
    'no signature': jwt(good, header, () => ''),
    'a changed payload': jwt(good).replace(/\.[^.]+\./, `.${part({ ...good, role: 'ministry' })}.`),
    'a critical extension': jwt(good, { ...header, crit: ['x'], x: 1 }),
    'expired': jwt({ ...good, iat: at - 901, exp: at - 1 }),
    'expiring now': jwt({ ...good, exp: at }),
    'not yet valid': jwt({ ...good, nbf: at + 60 }),
    'too old': jwt({ ...good, iat: at - 901, exp: at + 3_600 }),
    'from the future': jwt({ ...good, iat: at + 60, exp: at + 120 }),
    'a text for a time': jwt({ ...good, exp: String(at + 900) }),
    'another audience': jwt({ ...good, aud: 'other' }),
    'another issuer': jwt({ ...good, iss: 'other' }),
    'an unknown role': jwt({ ...good, role: 'system' }),
    'a commission without a municipality': jwt({ ...good, role: 'commission' }),
    'a curator without an organisation': jwt({ ...good, role: 'curator' }),
    'a curator with a broken organisation': jwt({ ...good, role: 'curator', organisation_id: "'; drop" }),
    'a NUL in the region': jwt({ ...good, region: 'a\0' }),
    ...Object.fromEntries(['iss', 'aud', 'sub', 'iat', 'exp', 'role', 'region'].map((name) => [`no ${name}`, jwt(without(name))])),
    'nonsense': 'a.b.c',
    'one word': 'abc',
    'too long': 'a'.repeat(9_000),
  };
  for (const [name, token] of Object.entries(bad)) {
    const reply = await api.call('GET', url, { as: token });
    t.equal(reply.statusCode, 401, name);
    t.match(reply.headers['www-authenticate'], 'error="invalid_token"', name);
  }
});

t.test('no token, or another scheme', async (t) => {
  const reply = await api.call('GET', url);
  t.equal(reply.statusCode, 401);
  t.equal(reply.headers['www-authenticate'], 'Bearer realm="soprovozhdenie"');
  for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer  ', 'bearer a b', '']) {
    t.equal((await api.inject({ method: 'GET', url, headers: { authorization } })).statusCode, 401, authorization);
  }
});

t.test('a role that may not is told so, before its request is looked at', async (t) => {
  const reply = await api.call('POST', url, { as: 'partner', body: { nonsense: 1 } });
  t.equal(reply.statusCode, 403);
  t.equal(reply.json().code, 'forbidden');
});

t.test('a remembered token ends when it expires', async (t) => {
  const own = await testApp(t, { endpoints: sampleEndpoints(), now });
  const token = own.token('admin');
  t.equal(await statusOf(token, own), 200);
  own.clock.set('2026-03-02T09:14:59.000Z');
  t.equal(await statusOf(token, own), 200);
  own.clock.set('2026-03-02T09:15:00.000Z');
  t.equal(await statusOf(token, own), 401);
});

t.test('an outside issuer, through its published keys', async (t) => {
  const theirs = throwawayKeys();
  let asked = 0;
  const server = createServer((_, reply) => {
    asked += 1;
    reply.setHeader('content-type', 'application/json').end(JSON.stringify(theirs.jwks));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => void server.close());
  const issuer = 'https://id.example.org/realm';
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/x/certs?v=1`;
  const config = { outsideIssuer: issuer, outsideJwksUrl: jwksUrl };
  const own = await testApp(t, { endpoints: sampleEndpoints(), now, config });
  const claims = { ...good, iss: issuer };
  const head = { alg: 'ES256', typ: 'JWT', kid: theirs.kid };
  const signed = es256(createPrivateKey(theirs.privateKeyPem));

  t.equal(await statusOf(jwt(claims, head, signed), own), 200);
  t.equal(await statusOf(jwt({ ...claims, sub: 'second' }, head, signed), own), 200);
  t.equal(asked, 1, 'its keys are kept');
  t.equal(await statusOf(jwt({ ...claims, aud: 'other' }, head, signed), own), 401);
  t.equal(await statusOf(jwt({ ...claims, iat: at - 3_601 }, head, signed), own), 401);
  t.equal(await statusOf(jwt(good, head, signed), own), 401, 'their key does not sign in our name');
  t.equal(await statusOf(jwt(claims, { ...header, typ: 'JWT' }), own), 401, 'our key does not sign in theirs');
  t.equal(await statusOf(jwt(claims, { ...head, alg: 'HS256' }, signed), own), 401);
  const before = asked;
  for (let n = 0; n < 3; n += 1) t.equal(await statusOf(jwt(claims, { ...head, kid: 'made-up' }, signed), own), 401);
  t.equal(asked - before, 1, 'an unknown key is not asked for again and again');

  const one = await own.call('POST', url, { as: jwt({ ...claims, sub: 'test-admin' }, head, signed), key: 'k', body: { name: 'a' } });
  const two = await own.call('POST', url, { as: 'admin', key: 'k', body: { name: 'b' } });
  t.same([one.statusCode, two.statusCode], [201, 201], 'a client of theirs is not ours of the same name');
});

t.test('an outside issuer that is away', async (t) => {
  const theirs = throwawayKeys();
  const config = { outsideIssuer: 'https://id.example.org', outsideJwksUrl: 'http://127.0.0.1:1/jwks' };
  const own = await testApp(t, { endpoints: sampleEndpoints(), now, config });
  const head = { alg: 'ES256', typ: 'JWT', kid: theirs.kid };
  const token = jwt({ ...good, iss: config.outsideIssuer }, head, es256(theirs.privateKeyPem));
  t.equal(await statusOf(token, own), 503);
  t.equal(await statusOf(own.token('admin'), own), 200);
});
