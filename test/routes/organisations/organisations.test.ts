import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aCommission, anOrganisation, aPartner, aProvider, MUNICIPALITY, publishRegulations } from '../../support/factories.ts';
import { sameBut, walk } from '../../support/walk.ts';

const api = await testApp(t);
await publishRegulations(api.db);
const admin = api.token('admin');
const body = { kind: 'provider', name: 'Центр «Пример»', municipality: MUNICIPALITY, regulationCode: 'tatarstan-2017' };

t.test('an administrator enters an organisation in the own region and reads it back', async (t) => {
  const made = await api.call('POST', '/v1/organisations', { as: admin, body });
  t.equal(made.statusCode, 201);
  t.match(made.json(), { ...body, region: 'tatarstan', version: 1 });
  t.equal(made.headers.etag, '"1"');
  const read = await api.call('GET', String(made.headers.location), { as: admin });
  t.equal(read.statusCode, 200);
  t.same(read.json(), made.json());
  const unchanged = await api.call('GET', String(made.headers.location), {
    as: admin, headers: { 'if-none-match': '"1"' },
  });
  t.equal(unchanged.statusCode, 304);
});

t.test('the same key and body make one organisation', async (t) => {
  const first = await api.call('POST', '/v1/organisations', { as: admin, body, key: 'once' });
  const again = await api.call('POST', '/v1/organisations', { as: admin, body, key: '"once"' });
  t.equal(again.statusCode, 201);
  t.same(again.json(), first.json());
  t.equal(again.headers['idempotency-replayed'], 'true');
  const other = await api.call('POST', '/v1/organisations', { as: admin, body: { ...body, name: 'Иной' }, key: 'once' });
  t.equal(other.statusCode, 422);
});

t.test('a dry run enters nothing', async (t) => {
  const before = await walk(api, '/v1/organisations', admin);
  const reply = await api.call('POST', '/v1/organisations?dryRun=true', { as: admin, body });
  t.equal(reply.statusCode, 200);
  t.match(reply.json(), body);
  t.same(await walk(api, '/v1/organisations', admin), before);
});

t.test('a kind asks for its own fields', async (t) => {
  const refused = async (changes: Record<string, unknown>) => {
    const reply = await api.call('POST', '/v1/organisations', { as: admin, body: { ...body, ...changes } });
    t.equal(reply.statusCode, 422);
    return reply.json<{ errors: { code: string; pointer: string }[] }>().errors.map(({ code, pointer }) => [code, pointer]);
  };
  t.same(await refused({ regulationCode: null }), [['organisation.regulation-required', '/regulationCode']]);
  t.same(await refused({ regulationCode: 'nowhere-1999' }), [['regulation.unknown', '/regulationCode']]);
  t.same(await refused({ kind: 'commission', municipality: null }), [
    ['organisation.municipality-required', '/municipality'],
    ['organisation.regulation-not-allowed', '/regulationCode'],
  ]);
});

t.test('a change needs the version that was read', async (t) => {
  const { id } = await aProvider(api.db);
  const url = `/v1/organisations/${id}`;
  const change = (headers: Record<string, string>) =>
    api.call('PATCH', url, { as: admin, body: { name: 'Новое имя' }, headers });
  t.equal((await change({})).statusCode, 428);
  t.equal((await change({ 'if-match': '"7"' })).statusCode, 412);
  const changed = await change({ 'if-match': '"1"' });
  t.equal(changed.statusCode, 200);
  t.match(changed.json(), { name: 'Новое имя', version: 2, kind: 'provider' });
  t.equal(changed.headers.etag, '"2"');
  t.equal((await change({ 'if-match': '"1"' })).statusCode, 412, 'the same change again is stale');
});

t.test('a change is held to the rules of the kind too', async (t) => {
  const { id } = await aCommission(api.db);
  const reply = await api.call('PATCH', `/v1/organisations/${id}`, {
    as: admin, body: { municipality: null }, headers: { 'if-match': '"1"' },
  });
  t.equal(reply.statusCode, 422);
  t.match(reply.json(), { errors: [{ code: 'organisation.municipality-required', pointer: '/municipality' }] });
});

t.test('an organisation of another region answers like one that is not there', async (t) => {
  const foreign = await anOrganisation(api.db, { kind: 'partner', region: 'magadan' });
  const missing = newId();
  for (const call of ['GET', 'PATCH'] as const) {
    const ask = (id: string) =>
      api.call(call, `/v1/organisations/${id}`, {
        as: admin, ...(call === 'PATCH' ? { body: { name: 'Чужая' }, headers: { 'if-match': '"1"' } } : {}),
      });
    const [one, other] = [await ask(foreign.id), await ask(missing)];
    t.equal(one.statusCode, 404);
    t.equal(sameBut(one.json(), foreign.id), sameBut(other.json(), missing));
  }
  t.notOk((await walk(api, '/v1/organisations', admin)).includes(foreign.id));
});

t.test('provider staff, a commission and a ministry see the directory of their region', async (t) => {
  const partner = await aPartner(api.db);
  const { id } = await aProvider(api.db);
  const curator = api.token('curator', { organisationId: id });
  for (const as of [curator, api.token('commission'), api.token('ministry')]) {
    t.ok((await walk(api, '/v1/organisations?kind=partner', as)).includes(partner.id));
  }
  t.equal((await api.call('POST', '/v1/organisations', { as: curator, body })).statusCode, 403);
});

t.test('pages walk every organisation once, in order', async (t) => {
  for (let count = 0; count < 5; count += 1) await aPartner(api.db);
  const all = await walk(api, '/v1/organisations?limit=200', admin);
  const paged = await walk(api, '/v1/organisations?limit=2', admin);
  t.same(paged, all);
  t.same(paged, [...new Set(paged)].sort());
  const partners = await walk(api, '/v1/organisations?limit=2&kind=partner', admin);
  t.ok(partners.length >= 5 && partners.length < all.length);
});

t.test('a limit out of bounds, an unknown filter or a made-up cursor is refused with its place', async (t) => {
  const cases: [string, string][] = [
    ['limit=0', '?limit'], ['limit=201', '?limit'], ['kind=shop', '?kind'], ['sort=name', '?sort'],
    ['cursor=bm9uc2Vuc2U', '?cursor'], [`cursor=${Buffer.from('["x"]').toString('base64url')}`, '?cursor'],
  ];
  for (const [query, pointer] of cases) {
    const reply = await api.call('GET', `/v1/organisations?${query}`, { as: admin });
    t.equal(reply.statusCode, 400, query);
    t.match(reply.json(), { errors: [{ pointer }] });
  }
});

t.test('every fault of the form is told at once', async (t) => {
  const reply = await api.call('POST', '/v1/organisations', {
    as: admin, body: { kind: 'shop', name: ' ', region: 'magadan', municipality: 5 },
  });
  t.equal(reply.statusCode, 400);
  const pointers = reply.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
  t.same(pointers.sort(), ['/kind', '/municipality', '/name', '/region']);
});

t.test('a write leaves an audit record without values', async (t) => {
  const made = await api.call('POST', '/v1/organisations', { as: admin, body });
  const { id } = made.json<{ id: string }>();
  const records = await api.db.selectFrom('audit_record').selectAll().where('subject_id', '=', id).execute();
  t.match(records, [{ operation: 'createOrganisation', role: 'admin', subject_kind: 'organisation' }]);
  t.notMatch(JSON.stringify(records[0]?.detail), /Пример/);
});
