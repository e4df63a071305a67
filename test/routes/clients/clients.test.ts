import t from 'tap';
import { hashSecret } from '../../../src/operations/client-secret.ts';
import { createClientEndpoint } from '../../../src/routes/clients/create-client.ts';
import { getClientEndpoint } from '../../../src/routes/clients/get-client.ts';
import { listClientsEndpoint } from '../../../src/routes/clients/list-clients.ts';
import { revokeClientEndpoint } from '../../../src/routes/clients/revoke-client.ts';
import { rotateClientSecretEndpoint } from '../../../src/routes/clients/rotate-client-secret.ts';
import { listRegulationsEndpoint } from '../../../src/routes/regulations/list-regulations.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { aCommission, anOrganisation, aPartner, aProvider, aSpecialist, MUNICIPALITY } from '../../support/factories.ts';

const start = Date.parse('2026-03-02T09:00:00.000Z');
const endpoints = [
  listClientsEndpoint, getClientEndpoint, createClientEndpoint, rotateClientSecretEndpoint, revokeClientEndpoint, listRegulationsEndpoint,
];
const api = await testApp(t, { endpoints, now: new Date(start).toISOString() });
const admin = api.token('admin');
const provider = await aProvider(api.db);
const specialist = await aSpecialist(api.db, provider);
const curator = { role: 'curator', name: 'Рабочее место', organisationId: provider.id, specialistId: specialist.id };

const create = (body: object, options: object = {}) => api.call('POST', '/v1/clients', { as: admin, body, ...options });
const tokenReply = (id: string, secret: string, target: TestApp = api) => target.inject({
  method: 'POST',
  url: '/oauth/token',
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'authorization': `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  },
  payload: 'grant_type=client_credentials',
});
const opens = async (id: string, secret: string) => (await tokenReply(id, secret)).statusCode === 200;
/** The clients on all pages of a list. */
async function walk(url: string, as = admin): Promise<{ clientId: string }[]> {
  const found: { clientId: string }[] = [];
  for (let next: string | undefined = url; next !== undefined;) {
    const reply = await api.call('GET', next, { as });
    found.push(...reply.json<{ items: { clientId: string }[] }>().items);
    next = /^<(.+)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1];
  }
  return found;
}
const after = (hours: number) => api.clock.set(new Date(start + hours * 3_600_000).toISOString());

t.afterEach(async () => {
  after(0);
  await api.db.deleteFrom('failed_attempt').execute();
});

t.test('a new client for every role, each with what the role needs', async (t) => {
  const executor = await aPartner(api.db);
  const centre = await anOrganisation(api.db, { kind: 'resourceCentre' });
  const bodies = [
    curator,
    { role: 'head', name: 'x', organisationId: provider.id },
    { role: 'council', name: 'x', organisationId: provider.id, specialistId: specialist.id },
    { role: 'integration', name: 'x', organisationId: provider.id },
    { role: 'partner', name: 'x', organisationId: executor.id },
    { role: 'partner', name: 'x', organisationId: centre.id },
    { role: 'commission', name: 'x', municipality: MUNICIPALITY },
    { role: 'ministry', name: 'x' },
    { role: 'resourceCentre', name: 'x', organisationId: centre.id },
    { role: 'admin', name: 'x' },
  ];
  for (const body of bodies) {
    const reply = await create(body);
    t.equal(reply.statusCode, 201, reply.body);
    const made = reply.json<{ clientId: string; secret: string }>();
    t.match(made, { ...body, region: 'tatarstan', revokedAt: null, previousSecretValidUntil: null, version: 1 });
    t.match(made.secret, /^[\w-]{43}$/);
    t.equal(reply.headers['cache-control'], 'no-store');
    t.equal(reply.headers['location'], `/v1/clients/${made.clientId}`);
    const read = await api.call('GET', `/v1/clients/${made.clientId}`, { as: admin });
    const { secret, ...rest } = made;
    t.same(read.json(), rest, 'and what is read later is the same without the secret');
    t.equal(read.headers['etag'], '"1"');
    if (body !== curator) continue;
    const token = await tokenReply(made.clientId, secret);
    t.equal(token.json().scope, body.role);
    const opened = await api.call('GET', '/v1/regulations', { as: String(token.json().access_token) });
    t.equal(opened.statusCode, 200, 'its token opens the door');
  }
  const listed = await walk('/v1/clients?limit=2');
  t.equal(listed.length, bodies.length);
  t.notMatch(JSON.stringify(listed), /secret(?!ValidUntil)|scrypt/i);
});

t.test('what does not fit the role is refused', async (t) => {
  const elsewhere = await aProvider(api.db, { region: 'magadan' });
  const stranger = await aSpecialist(api.db, await aProvider(api.db));
  const gone = await aSpecialist(api.db, provider, { active: false });
  const commission = await aCommission(api.db);
  const partner = await aPartner(api.db);
  const links: [string, object][] = [
    ['/organisationId', { ...curator, organisationId: elsewhere.id }],
    ['/organisationId', { ...curator, organisationId: partner.id }],
    ['/organisationId', { ...curator, organisationId: commission.id }],
    ['/organisationId', { role: 'partner', name: 'x', organisationId: provider.id }],
    ['/organisationId', { role: 'resourceCentre', name: 'x', organisationId: provider.id }],
    ['/organisationId', { role: 'resourceCentre', name: 'x', organisationId: partner.id }],
    ['/specialistId', { ...curator, specialistId: stranger.id }],
    ['/specialistId', { ...curator, specialistId: gone.id }],
    ['/specialistId', { ...curator, specialistId: provider.id }],
  ];
  for (const [pointer, body] of links) {
    const reply = await create(body);
    t.equal(reply.statusCode, 422, JSON.stringify(body));
    t.match(reply.json(), { errors: [{ code: 'link.unknown', pointer }] });
  }
  const malformed = [
    { ...curator, specialistId: undefined }, { ...curator, organisationId: undefined }, { ...curator, municipality: 'x' },
    { role: 'resourceCentre', name: 'x' }, { role: 'commission', name: 'x' }, { role: 'admin', name: 'x', region: 'magadan' }, { role: 'ministry', name: 'x', organisationId: provider.id },
    { role: 'system', name: 'x' }, { role: 'admin' }, { role: 'admin', name: 'x', clientId: 'mine' }, { role: 'admin', name: 'x', secret: 'mine' },
  ];
  for (const body of malformed) t.equal((await create(body)).statusCode, 400, JSON.stringify(body));
});

t.test('the secret is told once, and kept nowhere', async (t) => {
  const first = await create(curator, { key: 'once' });
  const again = await create(curator, { key: 'once' });
  const { secret, ...rest } = first.json<{ secret: string; clientId: string }>();
  t.same(again.json(), { ...rest, secret: null });
  t.equal(again.headers['idempotency-replayed'], 'true');
  const kept = await api.db.selectFrom('idempotency_record').selectAll().execute();
  const audit = await api.db.selectFrom('audit_record').selectAll().where('subject_id', '=', rest.clientId).execute();
  const clients = await api.db.selectFrom('api_client').selectAll().execute();
  t.notMatch(JSON.stringify([kept, audit, clients]), secret);
  t.match(audit, [{ subject_kind: 'client', operation: 'createClient', organisation_id: provider.id }]);
  t.equal(audit.length, 1);
  const rehearsed = await api.call('POST', '/v1/clients?dryRun=true', { as: admin, body: curator });
  t.equal(rehearsed.json().secret, null, 'a dry run makes no secret');
  t.equal((await api.db.selectFrom('api_client').selectAll().execute()).length, clients.length);
});

t.test('a new secret beside the old one, and then without it', async (t) => {
  const { clientId, secret: first } = (await create(curator)).json<{ clientId: string; secret: string }>();
  const rotate = (body: object = {}) => api.call('POST', `/v1/clients/${clientId}/secrets`, { as: admin, body });
  const reply = await rotate();
  t.equal(reply.statusCode, 201, reply.body);
  t.match(reply.json(), { clientId, version: 2, previousSecretValidUntil: '2026-03-03T09:00:00.000Z', secret: /^[\w-]{43}$/ });
  const { secret: second } = reply.json<{ secret: string }>();
  t.not(second, first);
  t.same([await opens(clientId, first), await opens(clientId, second)], [true, true]);
  after(24);
  t.same([await opens(clientId, first), await opens(clientId, second)], [false, true]);
  after(0);
  const { secret: third } = (await rotate({ oldValidUntil: '2026-03-09T09:00:00.000Z' })).json<{ secret: string }>();
  t.same([await opens(clientId, first), await opens(clientId, second), await opens(clientId, third)], [false, true, true], 'never three');
  const { secret: fourth } = (await rotate({ oldValidUntil: '2026-03-02T09:00:00.000Z' })).json<{ secret: string }>();
  t.same([await opens(clientId, third), await opens(clientId, fourth)], [false, true], 'at once');
  for (const oldValidUntil of ['2026-03-02T08:59:59.999Z', '2026-03-09T09:00:00.001Z']) {
    const refused = await rotate({ oldValidUntil });
    t.equal(refused.statusCode, 400);
    t.match(refused.json(), { errors: [{ pointer: '/oldValidUntil', code: 'field.range' }] });
  }
  const { length } = await api.db.selectFrom('audit_record').select('id').where('subject_id', '=', clientId).execute();
  t.equal(length, 4);
});

t.test('a revoked client gets no token, no secret and no second revocation', async (t) => {
  const { clientId, secret } = (await create(curator)).json<{ clientId: string; secret: string }>();
  const revoke = () => api.call('POST', `/v1/clients/${clientId}/revocations`, { as: admin, body: { reason: 'Уволен.' } });
  const reply = await revoke();
  t.equal(reply.statusCode, 201, reply.body);
  t.match(reply.json(), { clientId, revokedAt: '2026-03-02T09:00:00.000Z', revokedReason: 'Уволен.', version: 2 });
  t.equal(await opens(clientId, secret), false);
  t.equal((await revoke()).statusCode, 409);
  t.equal((await api.call('POST', `/v1/clients/${clientId}/secrets`, { as: admin, body: {} })).statusCode, 409);
  const ids = async (filter: string) => (await walk(`/v1/clients?revoked=${filter}`)).map(({ clientId }) => clientId);
  t.ok((await ids('true')).includes(clientId));
  t.notOk((await ids('false')).includes(clientId));
});

t.test('a client of another region is not there, whatever is asked of it', async (t) => {
  const elsewhere = api.token('admin', { region: 'magadan' });
  const { clientId } = (await create(curator)).json<{ clientId: string }>();
  for (const id of [clientId, 'nobody']) {
    const replies = [
      await api.call('GET', `/v1/clients/${id}`, { as: elsewhere }),
      await api.call('POST', `/v1/clients/${id}/secrets`, { as: elsewhere, body: {} }),
      await api.call('POST', `/v1/clients/${id}/revocations`, { as: elsewhere, body: { reason: 'x' } }),
    ];
    t.same(replies.map(({ statusCode }) => statusCode), [404, 404, 404]);
  }
  t.same(await walk('/v1/clients', elsewhere), []);
  const made = await api.call('POST', '/v1/clients', { as: elsewhere, body: { role: 'admin', name: 'x' } });
  t.equal(made.json().region, 'magadan');
  for (const role of ['curator', 'head', 'council', 'integration', 'partner', 'commission', 'ministry']) {
    t.equal((await api.call('GET', '/v1/clients', { as: role })).statusCode, 403, role);
  }
});

t.test('a revoked client is out within half a minute, whatever tokens it holds; so is one whose specialist has left', async (t) => {
  const own = await testApp(t, { endpoints, now: new Date(start).toISOString(), clientStatus: 'stored' });
  const home = await aProvider(own.db);
  const person = await aSpecialist(own.db, home);
  const secret_hash = await hashSecret('s');
  const row = { secret_hash, region: 'tatarstan', municipality: null, demo: false, created_at: '2026-01-01T00:00:00.000Z' };
  await own.db.insertInto('api_client').values([
    { ...row, client_id: 'boss', role: 'admin', organisation_id: null, specialist_id: null },
    { ...row, client_id: 'out', role: 'head', organisation_id: home.id, specialist_id: null },
    { ...row, client_id: 'person', role: 'curator', organisation_id: home.id, specialist_id: person.id },
  ]).execute();
  const tokens = new Map<string, string>();
  for (const id of ['boss', 'out', 'person']) tokens.set(id, String((await tokenReply(id, 's', own)).json().access_token));
  const status = async (as: string | undefined) => (await own.call('GET', '/v1/regulations', as === undefined ? {} : { as })).statusCode;
  for (const [id, token] of tokens) t.equal(await status(token), 200, id);
  t.equal(await status(own.token('admin', { clientId: 'nobody' })), 401, 'a client that is not registered, or not any more');

  const revoked = await own.call('POST', '/v1/clients/out/revocations', { as: tokens.get('boss') ?? '', body: { reason: 'Утечка.' } });
  t.equal(revoked.statusCode, 201);
  await own.db.updateTable('specialist').set({ active: false }).where('id', '=', person.id).execute();
  own.clock.set(new Date(start + 30_000).toISOString());
  t.same([await status(tokens.get('out')), await status(tokens.get('person')), await status(tokens.get('boss'))], [401, 401, 200]);
  t.equal((await tokenReply('person', 's', own)).statusCode, 401);
});

t.test('one question for many requests, none for those within half a minute, and nobody comes in without an answer', async (t) => {
  let asked = 0;
  let answer: () => Promise<boolean> = () => Promise.resolve(true);
  const clientStatus = () => {
    asked += 1;
    return answer();
  };
  const own = await testApp(t, { endpoints, now: new Date(start).toISOString(), clientStatus });
  const token = own.token('admin');
  const status = async () => (await own.call('GET', '/v1/regulations', { as: token })).statusCode;
  t.same([...new Set(await Promise.all(Array.from({ length: 50 }, status)))], [200]);
  t.equal(asked, 1);
  own.clock.set(new Date(start + 29_000).toISOString());
  t.equal(await status(), 200);
  t.equal(asked, 1);
  own.clock.set(new Date(start + 30_000).toISOString());
  answer = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
  t.equal(await status(), 503);
  answer = () => Promise.resolve(true);
  t.equal(await status(), 200, 'a failure is not remembered');
});
