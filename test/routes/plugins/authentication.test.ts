import { createHmac, sign as signWith, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Fastify from 'fastify';
import t from 'tap';
import { fixedClock } from '../../../src/clock.ts';
import { loadKeys, throwawayKeys } from '../../../src/keys.ts';
import { tokenVerifier } from '../../../src/routes/plugins/token-verifier.ts';
import { useTokens } from '../../../src/routes/plugins/tokens.ts';
import { dataFolder } from '../../start/service.ts';
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
const person = '01990000-0000-7000-8000-00000000000A';
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
    'another key under our key id': jwt(good, header, es256(throwawayKeys().privateKeyPem)),
    'another key id': jwt(good, { ...header, kid: 'other' }),
    'no key id': jwt(good, { alg: 'ES256', typ: 'at+jwt' }),
    'an ID token': jwt(good, { ...header, typ: 'JWT' }),
    'no type': jwt(good, { alg: 'ES256', kid: api.keys.kid }),
    'RS256 with a key for ES256': jwt(good, { ...header, alg: 'RS256' }),
    'no signature': jwt(good, header, () => ''),
    'a changed payload': jwt(good).replace(/\.[^.]+\./, `.${part({ ...good, role: 'ministry' })}.`),
    'a critical extension': jwt(good, { ...header, crit: ['x'], x: 1 }),
    'expired': jwt({ ...good, iat: at - 901, exp: at - 1 }),
    'expiring now': jwt({ ...good, exp: at }),
    'not yet valid': jwt({ ...good, nbf: at + 60 }),
    'too old': jwt({ ...good, iat: at - 901, exp: at + 3_600 }),
    'from the future': jwt({ ...good, iat: at + 60, exp: at + 120 }),
    'from the far future': jwt({ ...good, iat: at + 1e9, exp: at + 1e9 + 900 }),
    'a text for a time': jwt({ ...good, exp: String(at + 900) }),
    'another audience': jwt({ ...good, aud: 'other' }),
    'another issuer': jwt({ ...good, iss: 'other' }),
    'an unknown role': jwt({ ...good, role: 'system' }),
    'a commission without a municipality': jwt({ ...good, role: 'commission' }),
    'a curator without an organisation': jwt({ ...good, role: 'curator', specialist_id: person }),
    'a curator who is nobody': jwt({ ...good, role: 'curator', organisation_id: person }),
    'a specialist who is no id': jwt({ ...good, specialist_id: 'x' }),
    'a curator with a broken organisation': jwt({ ...good, role: 'curator', specialist_id: person, organisation_id: "'; drop" }),
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

t.test('two Authorization headers are none, whichever of them is good', async (t) => {
  const own = await testApp(t, { endpoints: sampleEndpoints(), now });
  await own.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = own.app.server.address() as AddressInfo;
  const ask = (...values: string[]) => new Promise<number | undefined>((resolve, reject) => {
    const headers = ['host', 'localhost', 'connection', 'close', ...values.flatMap((value) => ['authorization', value])];
    request({ host: '127.0.0.1', port, path: url, headers }, (reply) => resolve(reply.resume().statusCode)).on('error', reject).end();
  });
  const goodOne = `Bearer ${own.token('admin')}`;
  t.equal(await ask(goodOne), 200);
  t.equal(await ask(goodOne, 'Bearer abc'), 401);
  t.equal(await ask('Bearer abc', goodOne), 401);
  t.equal(await ask(goodOne, goodOne), 401);
});

t.test('types are compared as media types are', async (t) => {
  for (const typ of ['AT+JWT', 'application/at+jwt', 'Application/AT+jwt']) t.equal(await statusOf(jwt(good, { ...header, typ })), 200, typ);
});

t.test('keys change with an overlap: the old one opens until it is taken away', async (t) => {
  const folder = await dataFolder(t);
  const file = async (name: string, pem: string) => {
    await writeFile(join(folder, name), pem);
    return join(folder, name);
  };
  const [old, next] = [throwawayKeys(), throwawayKeys()];
  const [oldFile, oldPublic, nextFile] = [
    await file('old.pem', old.privateKeyPem), await file('old.pub', old.publicKeyPem), await file('next.pem', next.privateKeyPem),
  ];
  const appWith = async (tokenSigningKeyFile: string, tokenExtraKeyFiles?: string) => {
    const settings = { sandbox: false, dataDir: folder, tokenSigningKeyFile };
    const keys = loadKeys(tokenExtraKeyFiles === undefined ? settings : { ...settings, tokenExtraKeyFiles });
    const trusted = { issuer: good.iss, audience: good.aud, keys, clock: fixedClock(now) };
    const app = Fastify();
    t.teardown(() => app.close());
    await useTokens(app, trusted);
    return { app, keys, check: tokenVerifier(app, trusted) };
  };
  const grant = { clientId: 'test', role: 'admin', region: 'tatarstan' } as const;
  const before = await appWith(oldFile, `${nextFile}, ${oldFile}`);
  const during = await appWith(nextFile, oldPublic);
  const after = await appWith(nextFile);
  const byOld = before.app.signToken(grant);
  const byNew = during.app.signToken(grant);
  t.equal(JSON.parse(Buffer.from(byNew.split('.')[0] ?? '', 'base64url').toString()).kid, next.kid, 'only the first key signs');
  t.ok(await before.check(byNew), 'a key may be announced before it signs');
  t.ok(await during.check(byOld));
  t.ok(await during.check(byNew));
  t.notOk(await after.check(byOld), 'a key that was taken away opens nothing');
  t.ok(await after.check(byNew));
  t.same(during.keys.jwks.keys.map(({ kid }) => kid), [next.kid, old.kid]);
  t.same(before.keys.jwks.keys.length, 2, 'a key named twice is published once');
  t.notOk(during.keys.jwks.keys.some((key) => 'd' in key), 'no private part');
});
