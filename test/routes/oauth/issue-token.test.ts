import type { Insertable } from 'kysely';
import t from 'tap';
import type { ApiClientTable } from '../../../src/db/client-tables.ts';
import { hashSecret } from '../../../src/operations/client-secret.ts';
import { absentDatabase, testApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const api = await testApp(t, { endpoints: sampleEndpoints() });
const secret = 'pa:ss wörd%';
const secret_hash = await hashSecret(secret);
const client = (client_id: string, revoked_at: string | null = null): Insertable<ApiClientTable> => ({
  secret_hash,
  client_id, role: 'admin', region: 'tatarstan', municipality: null, organisation_id: null, specialist_id: null, demo: false,
  created_at: '2026-01-01T00:00:00.000Z', revoked_at,
});
await api.db
  .insertInto('api_client')
  .values([client('system one'), client('gone', '2026-02-01T00:00:00.000Z')])
  .execute();

const form = (fields: Record<string, string> | string, headers: Record<string, string> = {}) =>
  api.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const basic = (id: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(password)}`).toString('base64')}`,
});
const grant = { grant_type: 'client_credentials' };

t.test('both ways of showing the secret give a token that opens the door', async (t) => {
  const replies = [
    await form({ ...grant, client_id: 'system one', client_secret: secret }),
    await form(grant, basic('system one', secret)),
    await form({ ...grant, client_id: 'system one', unknown: 'x' }, basic('system one', secret)),
    await form({ ...grant, scope: 'admin' }, basic('system one', secret)),
  ];
  for (const reply of replies) {
    t.equal(reply.statusCode, 200);
    t.equal(reply.headers['cache-control'], 'no-store');
    t.match(reply.json(), { token_type: 'Bearer', expires_in: 900, scope: 'admin' });
    t.equal((await api.call('GET', '/v1/samples', { as: String(reply.json().access_token) })).statusCode, 200);
  }
});

t.test('what the token says', async (t) => {
  const { access_token } = (await form(grant, basic('system one', secret))).json<{ access_token: string }>();
  const [header, payload] = access_token.split('.', 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object);
  t.match(header, { alg: 'ES256', typ: 'at+jwt', kid: api.keys.kid });
  const iat = Date.parse(api.clock.now()) / 1000;
  t.match(payload, {
    iss: 'soprovozhdenie-sandbox', aud: 'soprovozhdenie', sub: 'system one', role: 'admin', region: 'tatarstan', iat, exp: iat + 900, jti: /.{36}/,
  });
});

t.test('no difference between a wrong secret, an unknown client and a revoked one', async (t) => {
  const tries = [['system one', 'wrong'], ['nobody', secret], ['gone', secret], ['имя', secret], ['a\0b', secret], ['system one', 'x'.repeat(5_000)]];
  for (const [id = '', password = ''] of tries) {
    await api.db.deleteFrom('failed_attempt').execute();
    const reply = await form(grant, basic(id, password));
    t.equal(reply.statusCode, 401, id);
    t.same(reply.json(), { error: 'invalid_client', error_description: 'Client authentication failed.' }, id);
    t.match(reply.headers['www-authenticate'], /^Basic /);
    t.equal(reply.headers['cache-control'], 'no-store');
  }
});

t.test('requests that are wrong, in the words of RFC 6749', async (t) => {
  const good = { client_id: 'system one', client_secret: secret };
  const cases: [string, number, Awaited<ReturnType<typeof form>>][] = [
    ['invalid_request', 400, await form(good)],
    ['unsupported_grant_type', 400, await form({ ...good, grant_type: 'password' })],
    ['invalid_scope', 400, await form({ ...good, ...grant, scope: 'ministry' })],
    ['invalid_request', 400, await form({ ...good, ...grant }, basic('system one', secret))],
    ['invalid_request', 400, await form({ ...grant, client_id: 'other' }, basic('system one', secret))],
    ['invalid_request', 400, await form('grant_type=client_credentials&client_id=a&client_id=b&client_secret=c')],
    ['invalid_client', 401, await form({ ...grant, client_id: 'system one' })],
    ['invalid_client', 401, await form(grant, { authorization: 'Bearer abc' })],
    ['invalid_client', 401, await form(grant, { authorization: 'Basic !!!' })],
    ['invalid_client', 401, await form(grant, { authorization: `Basic ${Buffer.from('%E0%A4%A:x').toString('base64')}` })],
    ['invalid_request', 400, await api.inject({ method: 'POST', url: '/oauth/token', payload: { ...good, ...grant } })],
    ['invalid_request', 400, await api.inject({ method: 'POST', url: '/oauth/token' })],
    ['invalid_request', 400, await form({ ...grant, client_id: 'x'.repeat(20_000), client_secret: 'y' })],
  ];
  for (const [error, status, reply] of cases) {
    t.equal(reply.statusCode, status);
    t.equal(reply.json().error, error, reply.body);
    t.equal(reply.headers['cache-control'], 'no-store');
  }
});

t.test('a database that is away is no fault of the client', async (t) => {
  const away = await testApp(t, { endpoints: [], db: absentDatabase(t) });
  const reply = await away.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...basic('a', 'b') },
    payload: 'grant_type=client_credentials',
  });
  t.equal(reply.statusCode, 503);
  t.equal(reply.json().code, 'unavailable');
});

t.test('keys and metadata are published', async (t) => {
  const keys = (await api.call('GET', '/.well-known/jwks.json')).json().keys as Record<string, string>[];
  t.equal(keys.length, 1);
  t.match(keys[0], { kid: api.keys.kid, alg: 'ES256', use: 'sig', kty: 'EC', crv: 'P-256', x: /.+/, y: /.+/ });
  t.notOk(keys.some((key) => 'd' in key), 'no private part');
  const metadata = await api.call('GET', '/.well-known/oauth-authorization-server');
  t.match(metadata.json(), { issuer: 'soprovozhdenie-sandbox', grant_types_supported: ['client_credentials'] });
});
