import t, { type Test } from 'tap';
import { loadConfig } from '../../src/config.ts';
import { throwawayKeys } from '../../src/keys.ts';
import { roles } from '../../src/operations/context.ts';
import { absentDatabase, testApp } from '../support/app.ts';
import { aCast, at, decisionBody, mustBe, openedCase, walk, walkedTo } from '../support/case-road.ts';
import { aMember, anOrganisation, familyBody, memberBody, MUNICIPALITY } from '../support/factories.ts';
import { crowdedProvider, lenientRegion, ten } from '../support/owasp-flows.ts';
import { anOutsider, forged, inBase64 } from '../support/owasp-outsider.ts';
import { refusesPrivateTargets } from '../support/owasp-targets.ts';
import { massAssignments } from '../support/owasp-properties.ts';
import { foreignLinks } from '../support/owasp-links.ts';
import { keyAnswers } from '../support/owasp-key-answers.ts';
import { onlySome } from '../support/owasp-functions.ts';
import { callersOut, publishedIn, routesOf, takersOfAddresses } from '../support/owasp-routes.ts';
import { backDoors, notForCommissions, spellings } from '../support/owasp-words.ts';
import { regionCast } from '../support/regions.ts';

// OWASP API Security Top 10 (2023): a section each, that says what was tried. What has a test of its own is tried here in short; strings
// that mean something to SQL, shells and browsers have injection.test.ts.

type Json = Record<string, unknown>;
const NOBODY = '01990000-0000-7000-8000-0000000000ff';
const outsider = await anOutsider(t);
const outsideIssuer = 'https://id.example.org/realm';
const api = await testApp(t, { config: { exportsPerDay: 2, outsideIssuer, outsideJwksUrl: `${outsider.origin}/keys` } });
/** An issuer whose answer never ends is asked now and waited for at the end. */
const endless = await testApp(t, { db: absentDatabase(t), config: { outsideIssuer, outsideJwksUrl: `${outsider.origin}/endless` } });
const endlessReply = endless.call('GET', '/v1/clients', { as: forged(endless, throwawayKeys(), { iss: outsideIssuer }) });
const [ours, theirs] = [await aCast(api), await aCast(api)];
const road = await walkedTo(ours);
await walk(road, { path: 'reviews', body: { date: '2026-03-20', kind: 'quarterlyAnalysis', findings: 'Секрет обзора.' } });
const early = await openedCase(ours);
const foreign = await openedCase(theirs);
at(ours, '2026-03-20');
const integration = api.token('integration', { organisationId: ours.provider.id });
const admin = api.token('admin');
const commission = api.token('commission', { municipality: MUNICIPALITY });
const partner = api.token('partner', { organisationId: ours.partner.id });

type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH';
const status = async (method: Method, url: string, as: string | undefined, body?: unknown, headers: Record<string, string> = {}) =>
  (await api.call(method, url, { ...(as === undefined ? {} : { as }), body, headers })).statusCode;

/** Two refusals that differ in nothing but the id that was sent. */
async function alike(t: Test, name: string, ask: (id: string) => Promise<{ statusCode: number; body: string }>, theirId: string) {
  const [one, other] = [await ask(theirId), await ask(NOBODY)];
  const plain = ({ body }: { body: string }, id: string) => body.replace(/"traceId":"[^"]*"/, '').replaceAll(id, '');
  t.ok([404, 409, 422].includes(one.statusCode), `${name}: ${one.statusCode}`);
  t.same([one.statusCode, plain(one, theirId)], [other.statusCode, plain(other, NOBODY)], name);
}

t.test('API1 broken object level authorization', async (t) => {
  // Ids of another provider in the path are the walk over every operation's. Here: in bodies, in cursors, in keys of repetition.
  const elsewhere = await anOrganisation(api.db, { kind: 'partner', region: 'elsewhere' });
  for (const { name, theirId, url, as, body } of foreignLinks(road, early, foreign, elsewhere.id, { admin, integration })) {
    await alike(t, name, (id) => api.call('POST', `${url}?dryRun=true`, { as, body: body(id) }), theirId);
  }
  const { nextCursor } = (await api.call('GET', '/v1/cases?limit=1', { as: ours.head })).json<{ nextCursor: string }>();
  t.type(nextCursor, 'string');
  const withTheirCursor = await api.call('GET', `/v1/cases?limit=1&cursor=${nextCursor}`, { as: theirs.head });
  t.notMatch(withTheirCursor.body, ours.provider.id, 'another caller’s cursor opens nothing of theirs');
  const entered = (as: string) => api.call('POST', '/v1/families', { as, body: familyBody(), key: 'one-key' });
  const theirSystem = api.token('integration', { organisationId: theirs.provider.id, clientId: 'other' });
  const [mine, other] = [mustBe(201, await entered(integration)), mustBe(201, await entered(theirSystem))];
  t.notSame(other.json<{ id: string }>().id, mine.json<{ id: string }>().id, 'a kept answer is its own client’s only');
});

t.test('API2 broken authentication', async (t) => {
  // No token; a token elsewhere than in its header; a forged, unsigned, expired, foreign or altered one. More: the tests of tokens.
  const [good, [head = '', body = '', signature = '']] = [admin, admin.split('.')];
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Json;
  const iat = Number(claims['iat']);
  const bad = { 'made up': 'x.y.z', 'empty': '', 'unsigned': `${head}.${body}.`,
    'alg none': `${inBase64({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
    'a role that was put in': `${head}.${inBase64({ ...claims, role: 'head', organisation: ours.provider.id })}.${signature}`,
    'another key': forged(api, throwawayKeys(), claims), 'another key under our id': forged(api, throwawayKeys(), claims, { kid: api.keys.kid }),
    'expired': forged(api, api.keys, { ...claims, iat: iat - 2_000, exp: iat - 1_000 }),
    'no end': forged(api, api.keys, { ...claims, exp: undefined }), 'another audience': forged(api, api.keys, { ...claims, aud: 'other' }),
    'from the future': forged(api, api.keys, { ...claims, iat: iat + 3_600, exp: iat + 4_000 }),
  };
  t.equal(await status('GET', '/v1/clients', forged(api, api.keys, claims, JSON.parse(Buffer.from(head, 'base64url').toString()))), 200, 'the forger knows how');
  for (const [name, token] of Object.entries(bad)) t.equal(await status('GET', '/v1/clients', token), 401, name);
  const places = [['cookie', `token=${good}`], ['x-authorization', `Bearer ${good}`], ['authorization', `Basic ${good}`], ['authorization', good]] as const;
  for (const [name, value] of places) t.equal(await status('GET', '/v1/clients', undefined, undefined, { [name]: value }), 401, name);
  t.equal(await status('GET', `/v1/clients?access_token=${good}`, undefined), 401, 'in the address');
});

t.test('API3 broken object property level authorization', async (t) => {
  // Writing: fields that are the service's own, in every kind of body. Reading: the whole answers of who must not see all.
  for (const { method, url, as, body, fields } of massAssignments(ours, early, { admin, integration })) {
    const headers = { 'content-type': 'application/json', ...(method === 'PATCH' ? { 'if-match': '"1"' } : {}) };
    for (const field of fields) {
      const value = field === '__proto__' ? '{"role":"admin"}' : '"x"';
      const payload = JSON.stringify(body).replace(/^\{/, `{"${field}":${value},`);
      const reply = await api.call(method, url, { as, body: payload, headers });
      t.match([reply.statusCode, reply.body], [400, field], `${url} ${field}`);
    }
    if (method === 'POST') t.not((await api.call(method, url, { as, body })).statusCode, 400, `${url}: without them it is a good body`);
  }
  const personal = [...road.family.members.map(({ fullName }) => fullName ?? '-'), road.family.address ?? '-'];
  const told = ['Секрет обзора', 'Нужна помощь', 'Условия удовлетворительные', 'Психологова', 'По обстоятельствам семьи', 'Помочь семье', 'disabledChild'];
  const commissions = ['/v1/cases', road.url, '/v1/alerts', `${road.url}/decisions`];
  for (const url of commissions) {
    const { body, statusCode } = await api.call('GET', url, { as: commission });
    t.equal(statusCode, 200);
    t.notMatch(body, notForCommissions, `commission ${url}`);
    t.same([...personal, road.family.contactPhone ?? '-', ...told].filter((word) => body.includes(word)), [], `commission ${url}`);
  }
  const { items } = (await api.call('GET', '/v1/partner/measures', { as: partner })).json<{ items: Json[] }>();
  t.same([...new Set(items.flatMap((one) => Object.keys(one)))].sort(), [
    'caseId', 'contact', 'dueOn', 'externalIds', 'helpType', 'id', 'members', 'number', 'part', 'programmeNumber', 'state', 'title',
  ], 'a partner sees its measures with a name and a telephone, and no more');
  t.same(items.length, 1, 'not those that others carry out');
  t.same([road.family.address ?? '-', ...told, road.family.id].filter((word) => JSON.stringify(items).includes(word)), []);
});

t.test('API4 unrestricted resource consumption', async (t) => {
  // Pages, bodies, nesting, lists, addresses beyond their limits; exports beyond the day's; requests beyond the minute's.
  for (const limit of [0, -1, 201, 1e9, '1e3', 'all', '50,50']) t.equal(await status('GET', `/v1/cases?limit=${limit}`, ours.head), 400, `limit ${limit}`);
  const send = (payload: string) => status('POST', '/v1/families', integration, payload, { 'content-type': 'application/json' });
  t.equal(await send(JSON.stringify(familyBody({ address: 'х'.repeat(1_100_000) }))), 413);
  t.equal(await send(`{"members":${'['.repeat(50_000)}${']'.repeat(50_000)}}`), 400);
  t.equal(await send(JSON.stringify(familyBody({ members: Array.from({ length: 500 }, () => memberBody(aMember())) }))), 400);
  t.equal(await send(JSON.stringify(familyBody({ categories: Array.from({ length: 5_000 }, () => 'other') }))), 400);
  t.equal(await status('GET', `/v1/families?q=${'x'.repeat(5_000)}`, ours.head), 414);
  const exports = [];
  for (let turn = 0; turn < 3; turn += 1) exports.push(await api.call('GET', `/v1/families/${early.family.id}/export`, { as: ours.head }));
  t.same(exports.map(({ statusCode }) => statusCode), [200, 200, 429]);
  t.ok(Number(exports[2]?.headers['retry-after']) > 0);
  const slow = await testApp(t, { db: absentDatabase(t), config: { rateLimitPerMinute: 3 } });
  const asked = [];
  const fast = slow.token('head', { clientId: 'fast' });
  for (let turn = 0; turn < 5; turn += 1) asked.push((await slow.call('GET', '/v1/cases?limit=0', { as: fast })).statusCode);
  t.same(asked, [400, 400, 400, 429, 429]);
});

t.test('API5 broken function level authorization', async (t) => {
  // Every role at what only administrators and deciding bodies do, told here apart from the access table; other verbs, other spellings.
  const wish = { organisationId: ours.provider.id, specialistId: ours.specialist.id };
  for (const { method, url, body, allowed } of onlySome(road, early)) {
    const entered = [];
    for (const role of roles) {
      const reply = await api.call(method, url, { as: api.token(role, wish), ...(method === 'GET' ? {} : { body }) });
      if (reply.statusCode !== 403) entered.push(role);
    }
    t.same(entered.sort(), [...allowed].sort(), url);
  }
  for (const override of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
    t.equal(await status('POST', '/v1/families', partner, familyBody(), { [override]: 'GET' }), 403, override);
    t.equal(await status('GET', `/v1/families/${early.family.id}`, ours.head, undefined, { [override]: 'PATCH' }), 200, override);
  }
  t.equal(await status('GET', '/v1/families?_method=DELETE', ours.head), 400);
  t.equal(await status('HEAD', '/v1/families', partner), 403);
  t.equal(await status('HEAD', '/v1/families', undefined), 401);
  for (const method of ['OPTIONS', 'PUT', 'DELETE', 'TRACE'] as const) {
    const reply = await api.app.inject({ method: method as 'PUT', url: '/v1/families', headers: { authorization: `Bearer ${partner}` } });
    t.ok([404, 405].includes(reply.statusCode), `${method} ${reply.statusCode}`);
    t.notMatch(reply.body, partner, 'nothing is echoed');
  }
  for (const url of spellings) {
    for (const [as, fits] of [[partner, [400, 403, 404]], [undefined, [400, 401, 404]]] as const) {
      const reply = await api.app.inject({ url, headers: as === undefined ? {} : { authorization: `Bearer ${as}` } });
      t.ok((fits as readonly number[]).includes(reply.statusCode), `${url} ${reply.statusCode}`);
    }
  }
});

t.test('API6 unrestricted access to sensitive business flows', async (t) => {
  // Ten clients at once for four places with a curator and for numbers of the register; a limit that only a head may exceed.
  const today = '2026-03-20';
  const { waiting, ready, client } = await crowdedProvider(api, today);
  const level = { date: today, level: 'crisis', reason: 'Кризис', overrideReason: 'Очень нужно' };
  const placed = await ten((turn) => api.call('POST', `/v1/cases/${waiting[turn]}/level-assignments`, { as: client('head', turn), body: level }));
  t.same(placed.map(({ statusCode }) => statusCode).sort(), [...Array(4).fill(201), ...Array(6).fill(409)], 'a strict limit is nobody’s to exceed');
  const approval = decisionBody(today, 'approveProgramme', { programmeNumber: 1 });
  const approved = await ten((turn) => api.call('POST', `/v1/cases/${ready[turn]}/decisions`, { as: client('council', turn), body: approval }));
  const numbers = approved.map((reply) => Number(mustBe(201, reply).json<{ case: { registerNumber: string } }>().case.registerNumber.split('/')[1]));
  t.same(numbers.sort((one, other) => one - other), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'no hole, no repeat');
  const cast = await regionCast(api, lenientRegion);
  await walkedTo(cast, 'level');
  const full = await walkedTo(cast, 'primaryDiagnostics');
  const own = { organisationId: cast.provider.id, region: 'lenient', specialistId: cast.specialist.id };
  const propose = async (role: 'curator' | 'integration' | 'head', body: Json) =>
    (await api.call('POST', `${full.url}/level-assignments?dryRun=true`, { as: api.token(role, own), body: { ...level, date: '2026-03-06', ...body } })).statusCode;
  at(cast, '2026-03-06');
  t.same([await propose('curator', {}), await propose('integration', {}), await propose('head', { overrideReason: undefined }), await propose('head', {})], [409, 409, 409, 200]);
  at(ours, today);
});

t.test('API7 server side request forgery', async (t) => {
  // An address of ours in every text and header; keys named by tokens themselves; the one outgoing request there is.
  const bait = `${outsider.origin}/bait`;
  const before = outsider.visits();
  const headers = { 'x-forwarded-host': bait, 'x-original-url': bait, 'referer': bait, 'origin': outsider.origin, 'forwarded': `host=${bait}`, 'link': `<${bait}>` };
  mustBe(201, await api.call('POST', '/v1/organisations', { as: admin, body: { kind: 'partner', name: bait }, headers }));
  mustBe(201, await api.call('POST', '/v1/families', { as: integration, body: familyBody({ address: bait }), headers }));
  for (const named of [{ jku: bait }, { x5u: bait }, { kid: bait }, { jwk: { kty: 'RSA', use: bait } }]) {
    t.equal(await status('GET', '/v1/clients', forged(api, throwawayKeys(), {}, named)), 401, JSON.stringify(named));
    t.equal(await status('GET', '/v1/clients', forged(api, throwawayKeys(), { iss: bait }, named)), 401, 'of an issuer of its own');
  }
  t.equal(outsider.visits(), before, 'nobody came');
  await refusesPrivateTargets(t);
  t.same(takersOfAddresses(api.app.swagger()), ['NewWebhook', 'WebhookChanges'], 'addresses are taken for webhooks only');
  t.same(await callersOut(), ['operations/webhooks/send-webhook.ts', 'routes/plugins/published-keys.ts', 'tracing/otlp-exporter.ts'], 'nobody else asks anybody');
  t.throws(() => loadConfig({ OUTSIDE_ISSUER: outsideIssuer, OUTSIDE_JWKS_URL: 'http://id.example.org/keys' }, { sandbox: false }), /http is refused/);
  outsider.answers((reply) => void (reply.req.url === '/keys' ? reply.writeHead(302, { location: '/internal' }).end() : reply.end(JSON.stringify(api.keys.jwks))));
  t.equal(await status('GET', '/v1/clients', forged(api, api.keys, { iss: outsideIssuer })), 503);
  t.equal(outsider.visits() - before, 1, 'a redirect is not followed');
});

t.test('API8 security misconfiguration', async (t) => {
  // Headers, origins, verbs, media types, what errors tell, and what the reference page gives away.
  const broken = await testApp(t, { db: absentDatabase(t), config: { corsOrigins: '' } });
  const replies = [
    await broken.call('GET', '/health'), await broken.call('GET', '/v1/cases', { as: 'head' }), await broken.call('GET', '/nowhere'),
    await broken.call('POST', '/v1/families', { as: 'head', body: '{', headers: { 'content-type': 'application/json' } }),
  ];
  t.same(replies.map(({ statusCode }) => statusCode), [200, 503, 404, 400]);
  const undecodable = await broken.app.inject({ url: '/v1/%E0%A4%A' });
  t.match([undecodable.statusCode, undecodable.headers], [400, { 'content-type': /problem\+json/, 'x-content-type-options': 'nosniff' }]);
  for (const { headers, body } of replies) {
    t.match(headers, { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'content-security-policy': /default-src 'none'/ });
    t.same(['server', 'x-powered-by', 'access-control-allow-origin'].filter((name) => name in headers), []);
    t.notMatch(body, /\bat .+:\d+:\d+|node_modules|\/src\/|ECONNREFUSED|select |postgres|kysely/i, 'nothing from inside');
  }
  for (const origin of ['https://evil.example.org', 'null', outsider.origin]) {
    const asked = await broken.app.inject({ method: 'OPTIONS', url: '/v1/cases', headers: { origin, 'access-control-request-method': 'GET' } });
    t.same([asked.statusCode, asked.headers['access-control-allow-origin']], [405, undefined], origin);
  }
  for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/json; charset=utf-7']) {
    t.equal(await status('POST', '/v1/families', integration, 'a=b', { 'content-type': type }), 415, type);
  }
  const page = await api.app.inject({ url: '/docs/' });
  const start = await api.app.inject({ url: '/docs/static/swagger-initializer.js' });
  t.match(start.body, '"persistAuthorization":false', 'the reference page keeps no token');
  t.notMatch(page.body + start.body, /(src|href)="https?:|clientSecret|PRIVATE KEY/i);
  const keys = (await api.call('GET', '/.well-known/jwks.json')).json<{ keys: Json[] }>().keys;
  t.same(keys.flatMap((key) => Object.keys(key).filter((name) => ['d', 'p', 'q', 'k'].includes(name))), [], 'public halves only');
});

t.test('API9 improper inventory management', async (t) => {
  // What the server answers is what the document tells, in both directions; no other version, no back door.
  const answered = routesOf(api.app).filter((route) => !route.startsWith('GET /docs'));
  t.same(answered.sort(), publishedIn(api.app.swagger()).sort());
  for (const url of backDoors) {
    const { statusCode } = await api.app.inject({ url, headers: { authorization: `Bearer ${admin}` } });
    t.ok([404, 405].includes(statusCode), `${url} ${statusCode}`);
  }
});

t.test('API10 unsafe consumption of APIs', async (t) => {
  // What the outside issuer may answer: without end, too much, of another kind, poisoned. No keys, no entry; ours go on.
  const them = throwawayKeys();
  let now = Date.parse(api.clock.now());
  for (const [name, answer, expected] of keyAnswers(them, api.keys)) {
    outsider.answers(answer);
    api.clock.set(new Date(now += 31_000).toISOString());
    t.equal(await status('GET', '/v1/clients', forged(api, them, { iss: outsideIssuer })), expected, name);
    t.equal(await status('GET', '/v1/clients', api.token('admin')), 200, `${name}: ours go on`);
  }
  t.equal((await endlessReply).statusCode, 503, 'an answer that trickles without end is given up');
  t.equal(Object.getOwnPropertyDescriptor(Object.prototype, 'role'), undefined, 'no prototype was touched');
});
