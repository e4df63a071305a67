import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aPartner, aProvider, aSpecialist, publishRegulations } from '../../support/factories.ts';

// Tried, and a test failed each time: a put that does not look whether anything differs, one that gives a name to a foreign specialist,
// a release that keeps the name, an ETag that says nothing of names.

const api = await testApp(t);
await publishRegulations(api.db);
const provider = await aProvider(api.db);
const neighbour = await aProvider(api.db);
const admin = api.token('admin');
const integration = api.token('integration', { organisationId: provider.id });
const stranger = api.token('integration', { organisationId: neighbour.id });

const clinic = { kind: 'partner', name: 'Поликлиника № 5' };
const put = (kind: string, value: string, as: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call('PUT', `/v1/external/region-is/${kind}/${encodeURIComponent(value)}`, { as, body, headers });
const codes = (reply: { json<T>(): T }) => reply.json<{ errors: { code: string; pointer?: string }[] }>().errors.map(({ code, pointer }) => [code, pointer]);

t.test('the first put enters an organisation, the same again changes nothing, another brings it up to date', async (t) => {
  const made = await put('organisation', 'ЛПУ/5 «а»', admin, clinic);
  t.equal(made.statusCode, 201);
  const { id, href } = made.json<{ id: string; href: string }>();
  t.match(made.json(), { kind: 'organisation', system: 'region-is', value: 'ЛПУ/5 «а»', outcome: 'created', version: 1 });
  t.equal(made.headers.location, href);
  const again = await put('organisation', 'ЛПУ/5 «а»', admin, clinic);
  t.equal(again.statusCode, 200);
  t.match(again.json(), { id, outcome: 'unchanged', version: 1 });
  t.equal(again.headers.etag, made.headers.etag);
  const renamed = await put('organisation', 'ЛПУ/5 «а»', admin, { ...clinic, name: 'Поликлиника № 5 имени Образцова' });
  t.match(renamed.json(), { id, outcome: 'updated', version: 2 });
  const read = await api.call('GET', href, { as: admin });
  t.match(read.json(), { name: 'Поликлиника № 5 имени Образцова', externalIds: [{ system: 'region-is', value: 'ЛПУ/5 «а»' }] });
  const found = await api.call('GET', `/v1/organisations?externalId=${encodeURIComponent('region-is:ЛПУ/5 «а»')}`, { as: integration });
  t.same(found.json<{ items: { id: string }[] }>().items.map((one) => one.id), [id]);
});

t.test('what an organisation is for good, a put does not change', async (t) => {
  await put('organisation', 'kind', admin, clinic);
  const refused = await put('organisation', 'kind', admin, { ...clinic, kind: 'resourceCentre' });
  t.equal(refused.statusCode, 409);
  t.same(codes(refused), [['external-id.fixed-field', '/kind']]);
});

t.test('a record that stands already gets its name by its id; a name of another, or a second one, is refused', async (t) => {
  const partner = await aPartner(api.db);
  const body = { kind: 'partner', name: partner.name, id: partner.id };
  const before = await api.call('GET', `/v1/organisations/${partner.id}`, { as: admin });
  const named = await put('organisation', 'P-1', admin, body);
  t.equal(named.statusCode, 201);
  t.match(named.json(), { id: partner.id, outcome: 'named', version: 1 });
  const known = await api.call('GET', `/v1/organisations/${partner.id}`, { as: admin, headers: { 'if-none-match': String(before.headers.etag) } });
  t.equal(known.statusCode, 200, 'the name makes another ETag');
  const other = await put('organisation', 'P-2', admin, body);
  t.same([other.statusCode, codes(other)], [409, [['external-id.other-name', '']]]);
  const { id } = await aPartner(api.db);
  const taken = await put('organisation', 'P-1', admin, { ...body, id });
  t.same([taken.statusCode, codes(taken)], [409, [['external-id.taken', '']]]);
  const nobody = await put('organisation', 'P-3', admin, { ...body, id: '01990000-0000-7000-8000-0000000000f1' });
  t.same([nobody.statusCode, codes(nobody)], [422, [['link.unknown', '/id']]]);
});

t.test('a name given in error is released, and free for another', async (t) => {
  const made = (await put('organisation', 'wrong', admin, clinic)).json<{ id: string }>();
  const url = '/v1/external/region-is/organisation/wrong';
  const release = (as: string) => api.call('POST', `${url}/releases`, { as, body: { reason: 'Не тот код.' } });
  t.equal((await release(integration)).statusCode, 403);
  t.equal((await api.call('GET', url, { as: admin })).json<{ id: string }>().id, made.id);
  t.equal((await release(admin)).statusCode, 201);
  t.equal((await api.call('GET', url, { as: admin })).statusCode, 404);
  t.equal((await release(admin)).statusCode, 404);
  const next = await put('organisation', 'wrong', admin, clinic);
  t.equal(next.statusCode, 201);
  t.not(next.json<{ id: string }>().id, made.id);
  const { rows } = { rows: await api.db.selectFrom('audit_record').select('detail').where('operation', '=', 'releaseExternalOrganisation').execute() };
  t.match(rows, [{ detail: { released: 'organisation', reason: 'Не тот код.' } }]);
});

t.test('a put keeps to the conditions that it names', async (t) => {
  const first = await put('organisation', 'if', admin, clinic, { 'if-none-match': '*' });
  t.equal(first.statusCode, 201);
  t.equal((await put('organisation', 'if', admin, clinic, { 'if-none-match': '*' })).statusCode, 412);
  t.equal((await put('organisation', 'if', admin, { ...clinic, name: 'Иная' }, { 'if-match': '"7"' })).statusCode, 412);
  t.equal((await put('organisation', 'if', admin, { ...clinic, name: 'Иная' }, { 'if-match': String(first.headers.etag) })).statusCode, 200);
  t.equal((await put('organisation', 'if-not', admin, clinic, { 'if-match': '"1"' })).statusCode, 412);
  t.equal((await put('organisation', 'if', admin, clinic, { 'if-match': 'x' })).statusCode, 400);
});

t.test('a dry run tells what would be, and gives no name', async (t) => {
  const url = '/v1/external/region-is/organisation/dry?dryRun=true';
  const reply = await api.call('PUT', url, { as: admin, body: clinic });
  t.equal(reply.statusCode, 200);
  t.match(reply.json(), { outcome: 'created' });
  t.equal(reply.headers['dry-run'], 'true');
  t.equal((await api.call('GET', '/v1/external/region-is/organisation/dry', { as: admin })).statusCode, 404);
});

t.test('a system puts the specialists of its own organisation, and takes no other’s name', async (t) => {
  const body = { name: 'Кураторова Анна Тестовна', position: 'психолог', holdsCases: true };
  const made = await put('specialist', 'T-17', integration, body);
  t.equal(made.statusCode, 201);
  const { id } = made.json<{ id: string }>();
  t.equal((await put('specialist', 'T-17', integration, { ...body, active: false })).json<{ outcome: string }>().outcome, 'updated');
  const read = await api.call('GET', `/v1/specialists/${id}`, { as: integration });
  t.match(read.json(), { active: false, externalIds: [{ system: 'region-is', value: 'T-17' }] });
  const foreign = await put('specialist', 'T-17', stranger, body);
  t.same([foreign.statusCode, codes(foreign)], [409, [['external-id.taken', '']]]);
  t.equal((await api.call('GET', '/v1/external/region-is/specialist/T-17', { as: stranger })).statusCode, 404);
  const theirs = await aSpecialist(api.db, neighbour);
  const reaching = await put('specialist', 'T-18', integration, { ...body, id: theirs.id });
  t.same([reaching.statusCode, codes(reaching)], [422, [['link.unknown', '/id']]]);
  const moved = await put('specialist', 'T-17', admin, { ...body, organisationId: neighbour.id });
  t.same([moved.statusCode, codes(moved)], [409, [['external-id.fixed-field', '/organisationId']]]);
  const found = await api.call('GET', '/v1/specialists?externalId=region-is:T-17', { as: integration });
  t.same(found.json<{ items: { id: string }[] }>().items.map((one) => one.id), [id]);
});

t.test('names may come with a new record, one a system', async (t) => {
  const body = { ...clinic, externalIds: [{ system: 'zags', value: '2' }, { system: 'esia', value: '1' }] };
  const made = await api.call('POST', '/v1/organisations', { as: admin, body });
  t.equal(made.statusCode, 201);
  t.same(made.json<{ externalIds: unknown }>().externalIds, [{ system: 'esia', value: '1' }, { system: 'zags', value: '2' }]);
  const read = await api.call('GET', String(made.headers.location), { as: admin });
  t.same(read.json(), made.json());
  t.equal(read.headers.etag, made.headers.etag);
  const taken = await api.call('POST', '/v1/organisations', { as: admin, body });
  t.same([taken.statusCode, codes(taken).map(([code]) => code)], [409, ['external-id.taken']]);
  const twice = { ...clinic, externalIds: [{ system: 'omc', value: '1' }, { system: 'omc', value: '2' }] };
  const refused = await api.call('POST', '/v1/organisations', { as: admin, body: twice });
  t.same([refused.statusCode, codes(refused)], [422, [['external-id.repeated', '/externalIds/1']]]);
});

t.test('a name is of a known form', async (t) => {
  for (const system of ['Region', '-x', 'a'.repeat(41), 'a b']) {
    const reply = await api.call('PUT', `/v1/external/${encodeURIComponent(system)}/organisation/1`, { as: admin, body: clinic });
    t.equal(reply.statusCode, 400, system);
  }
  for (const value of [' x', 'x ', 'a\u0001b', 'x'.repeat(201)]) t.equal((await put('organisation', value, admin, clinic)).statusCode, 400, value);
  t.equal((await put('organisation', 'Ж'.repeat(200), admin, clinic)).statusCode, 201);
});
