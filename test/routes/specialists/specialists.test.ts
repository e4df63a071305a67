import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aCaseRow, aFamily, aPartner, aProvider, aSpecialist } from '../../support/factories.ts';
import { sameBut, walk } from '../../support/walk.ts';

const api = await testApp(t);
const provider = await aProvider(api.db);
const head = api.token('head', { organisationId: provider.id });
const curator = api.token('curator', { organisationId: provider.id });
const admin = api.token('admin');
const body = { name: 'Кураторова Анна Тестовна', position: 'специалист по работе с семьёй', holdsCases: true };

t.test('a head enters a specialist of the own organisation', async (t) => {
  const made = await api.call('POST', '/v1/specialists', { as: head, body });
  t.equal(made.statusCode, 201);
  t.match(made.json(), { ...body, organisationId: provider.id, region: 'tatarstan', active: true, version: 1 });
  const read = await api.call('GET', String(made.headers.location), { as: curator });
  t.same(read.json(), made.json());
  t.equal(read.headers.etag, '"1"');
  t.equal((await api.call('POST', '/v1/specialists', { as: curator, body })).statusCode, 403);
});

t.test('a head cannot enter a specialist elsewhere, an administrator must say where', async (t) => {
  const other = await aProvider(api.db);
  const elsewhere = { ...body, organisationId: other.id };
  const refused = await api.call('POST', '/v1/specialists', { as: head, body: elsewhere });
  t.equal(refused.statusCode, 422);
  t.match(refused.json(), { errors: [{ code: 'link.unknown', pointer: '/organisationId' }] });
  const missing = await api.call('POST', '/v1/specialists', { as: admin, body });
  t.match(missing.json(), { errors: [{ code: 'organisation.required', pointer: '/organisationId' }] });
  t.equal((await api.call('POST', '/v1/specialists', { as: admin, body: elsewhere })).statusCode, 201);
});

t.test('only a provider has curators', async (t) => {
  const partner = await aPartner(api.db);
  const reply = await api.call('POST', '/v1/specialists', { as: admin, body: { ...body, organisationId: partner.id } });
  t.equal(reply.statusCode, 422);
  t.match(reply.json(), { errors: [{ code: 'specialist.cannot-hold-cases', pointer: '/holdsCases' }] });
  const { id } = await aSpecialist(api.db, partner, { holdsCases: false });
  const changed = await api.call('PATCH', `/v1/specialists/${id}`, {
    as: admin, body: { holdsCases: true }, headers: { 'if-match': '"1"' },
  });
  t.equal(changed.statusCode, 422);
});

t.test('a change needs the version that was read', async (t) => {
  const { id } = await aSpecialist(api.db, provider);
  const change = (headers: Record<string, string>) =>
    api.call('PATCH', `/v1/specialists/${id}`, { as: head, body: { position: 'заведующая' }, headers });
  t.equal((await change({})).statusCode, 428);
  t.equal((await change({ 'if-match': '"2"' })).statusCode, 412);
  t.match((await change({ 'if-match': '"1"' })).json(), { position: 'заведующая', version: 2 });
});

t.test('of two changes to the same version one wins', async (t) => {
  const { id } = await aSpecialist(api.db, provider);
  const replies = await Promise.all(
    ['один', 'два', 'три', 'четыре'].map((position) =>
      api.call('PATCH', `/v1/specialists/${id}`, { as: head, body: { position }, headers: { 'if-match': '"1"' } }),
    ),
  );
  t.same(replies.map(({ statusCode }) => statusCode).sort(), [200, 412, 412, 412]);
});

t.test('a curator of families neither leaves nor stops holding cases', async (t) => {
  const { id } = await aSpecialist(api.db, provider);
  const family = await aFamily(api.db, provider);
  await aCaseRow(api.db, family, { curatorId: id });
  const change = (changes: object, as = head) =>
    api.call('PATCH', `/v1/specialists/${id}`, { as, body: changes, headers: { 'if-match': '"1"' } });
  for (const as of [head, 'admin']) {
    const refused = await change({ active: false, holdsCases: false }, as);
    t.equal(refused.statusCode, 409, 'an administrator, who sees no family, is told so too');
    t.match(refused.json(), {
      code: 'action-refused',
      errors: [
        { code: 'specialist.holds-families', pointer: '/active' },
        { code: 'specialist.holds-families', pointer: '/holdsCases' },
      ],
    });
  }
  t.equal((await change({ position: 'заведующая', active: true })).statusCode, 200, 'another change is fine');
});

t.test('a curator whose cases have ended may leave', async (t) => {
  const { id } = await aSpecialist(api.db, provider);
  await aCaseRow(api.db, await aFamily(api.db, provider), { curatorId: id, status: 'closed' });
  await aCaseRow(api.db, await aFamily(api.db, provider), { curatorId: id, status: 'postSupport' });
  const reply = await api.call('PATCH', `/v1/specialists/${id}`, {
    as: head, body: { active: false }, headers: { 'if-match': '"1"' },
  });
  t.match(reply.json(), { active: false, version: 2 });
  t.notOk((await walk(api, '/v1/specialists?active=true', head)).includes(id));
  t.ok((await walk(api, '/v1/specialists?active=false', head)).includes(id));
});

t.test('a specialist of another provider answers like one that is not there', async (t) => {
  const foreign = await aSpecialist(api.db, await aProvider(api.db));
  const missing = newId();
  for (const tail of ['', '/caseload']) {
    const one = await api.call('GET', `/v1/specialists/${foreign.id}${tail}`, { as: head });
    const other = await api.call('GET', `/v1/specialists/${missing}${tail}`, { as: head });
    t.equal(one.statusCode, 404);
    t.equal(sameBut(one.json(), foreign.id), sameBut(other.json(), missing));
  }
  const change = { as: head, body: { active: false }, headers: { 'if-match': '"1"' } };
  t.equal((await api.call('PATCH', `/v1/specialists/${foreign.id}`, change)).statusCode, 404);
  t.notOk((await walk(api, '/v1/specialists', head)).includes(foreign.id));
  t.ok((await walk(api, `/v1/specialists?organisationId=${foreign.organisationId}`, admin)).includes(foreign.id));
  t.same(await walk(api, `/v1/specialists?organisationId=${foreign.organisationId}`, head), []);
});

t.test('a region’s administrator sees no specialist of another region', async (t) => {
  const foreign = await aSpecialist(api.db, await aProvider(api.db, { region: 'magadan' }));
  t.equal((await api.call('GET', `/v1/specialists/${foreign.id}`, { as: admin })).statusCode, 404);
});

t.test('pages walk every specialist once, in order', async (t) => {
  for (let count = 0; count < 5; count += 1) await aSpecialist(api.db, provider);
  const all = await walk(api, '/v1/specialists?limit=200', head);
  t.same(await walk(api, '/v1/specialists?limit=2', head), all);
  t.same(all, [...new Set(all)].sort());
});
