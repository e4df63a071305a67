import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aCaseRow, aChild, aFamily, aProvider, memberBody } from '../../support/factories.ts';

const api = await testApp(t);
const provider = await aProvider(api.db);
const keeper = api.token('integration', { organisationId: provider.id });
const version = (number: number) => ({ 'if-match': `"${number}"` });

interface FamilyReply {
  version: number;
  members: { id: string; fullName: string; kinship: string; leftOn: string | null }[];
}

t.test('a change needs the version that was read', async (t) => {
  const { id } = await aFamily(api.db, provider);
  const change = (headers: Record<string, string>) =>
    api.call('PATCH', `/v1/families/${id}`, { as: keeper, body: { address: 'г. Примерск, ул. Новая' }, headers });
  t.equal((await change({})).statusCode, 428);
  t.equal((await change({ 'if-match': '*' })).statusCode, 428);
  t.equal((await change(version(2))).statusCode, 412);
  const changed = await change(version(1));
  t.match(changed.json(), { address: 'г. Примерск, ул. Новая', version: 2 });
  t.equal(changed.headers.etag, '"2"');
  t.equal((await change(version(1))).statusCode, 412);
});

t.test('an empty change and a read-only field are refused', async (t) => {
  const { id } = await aFamily(api.db, provider);
  for (const body of [{}, { version: 3 }, { members: [] }, { organisationId: provider.id }]) {
    const reply = await api.call('PATCH', `/v1/families/${id}`, { as: keeper, body, headers: version(1) });
    t.equal(reply.statusCode, 400);
  }
});

t.test('categories and their note are held to the rules together', async (t) => {
  const { id } = await aFamily(api.db, provider, { categories: ['other'], categoryNote: 'семья в пути' });
  const change = (body: object) =>
    api.call('PATCH', `/v1/families/${id}`, { as: keeper, body, headers: version(1) });
  t.match((await change({ categoryNote: null })).json(), { errors: [{ pointer: '/categoryNote' }] });
  t.match((await change({ categories: ['lowIncome'] })).json(), { errors: [{ pointer: '/categoryNote' }] });
  t.match((await change({ categories: ['nonsense', 'other'] })).json(), { errors: [{ pointer: '/categories/0' }] });
  const done = await change({ categories: ['lowIncome'], categoryNote: null });
  t.match(done.json(), { categories: ['lowIncome'], categoryNote: null, version: 2 });
});

t.test('open cases follow the family to another municipality, each with an event', async (t) => {
  const family = await aFamily(api.db, provider);
  const open = await aCaseRow(api.db, family, { status: 'active' });
  const watched = await aCaseRow(api.db, family, { status: 'postSupport' });
  const closed = await aCaseRow(api.db, family, { status: 'closed' });
  const moved = await api.call('PATCH', `/v1/families/${family.id}`, {
    as: keeper, body: { municipality: 'Образцовский район' }, headers: version(1),
  });
  t.equal(moved.statusCode, 200);
  const rows = await api.db.selectFrom('support_case').select(['id', 'municipality', 'version'])
    .where('family_id', '=', family.id).orderBy('id').execute();
  t.same(rows, [
    { id: open, municipality: 'Образцовский район', version: 2 },
    { id: watched, municipality: 'Образцовский район', version: 2 },
    { id: closed, municipality: family.municipality, version: 1 },
  ]);
  const events = await api.db.selectFrom('outbox').selectAll().where('kind', '=', 'case.municipalityChanged').execute();
  t.same(events.map((event) => event.case_id).sort(), [open, watched]);
  t.match(events[0], {
    municipality: 'Образцовский район', organisation_id: provider.id,
    data: { from: family.municipality, to: 'Образцовский район' },
  });
});

t.test('another change moves no case', async (t) => {
  const family = await aFamily(api.db, provider);
  const id = await aCaseRow(api.db, family, { status: 'active' });
  const same = { address: 'г. Примерск', municipality: family.municipality };
  await api.call('PATCH', `/v1/families/${family.id}`, { as: keeper, body: same, headers: version(1) });
  t.equal((await api.db.selectFrom('outbox').selectAll().where('case_id', '=', id).execute()).length, 0);
});

t.test('a member is added last, once for a key', async (t) => {
  const { id, members } = await aFamily(api.db, provider);
  const body = memberBody(aChild({ fullName: 'Примерова Дарья', kinship: 'daughter' }));
  const add = () => api.call('POST', `/v1/families/${id}/members`, { as: keeper, body, key: `daughter-${id}` });
  const added = await add();
  t.equal(added.statusCode, 201);
  t.equal(added.headers.etag, '"2"');
  const family = added.json<FamilyReply>();
  t.same(family.members.map(({ id }) => id).slice(0, 2), members.map(({ id }) => id));
  t.match(family.members[2], { fullName: 'Примерова Дарья', leftOn: null });
  t.same((await add()).json(), family, 'replayed');
  const read = await api.call('GET', `/v1/families/${id}`, { as: keeper });
  t.equal(read.json<FamilyReply>().members.length, 3);
});

t.test('simultaneous additions all stand, each in its own place', async (t) => {
  const { id } = await aFamily(api.db, provider);
  const replies = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      api.call('POST', `/v1/families/${id}/members`, {
        as: keeper, body: memberBody(aChild({ fullName: `Примеров ${index}` })),
      }),
    ),
  );
  t.ok(replies.every(({ statusCode }) => statusCode === 201));
  const read = (await api.call('GET', `/v1/families/${id}`, { as: keeper })).json<FamilyReply>();
  t.equal(read.members.length, 8);
  t.equal(read.version, 7);
});

t.test('no more than thirty live in a family; who left makes room', async (t) => {
  const members = Array.from({ length: 30 }, () => aChild());
  const { id } = await aFamily(api.db, provider, { members });
  const add = () => api.call('POST', `/v1/families/${id}/members`, { as: keeper, body: memberBody(aChild()) });
  const full = await add();
  t.equal(full.statusCode, 409);
  t.match(full.json(), { errors: [{ code: 'family.too-many-members' }] });
  const left = { as: keeper, body: { leftOn: '2026-03-01' }, headers: version(1) };
  t.equal((await api.call('PATCH', `/v1/families/${id}/members/${members[0]?.id}`, left)).statusCode, 200);
  t.equal((await add()).statusCode, 201);
});

t.test('a member changes under the version of the family', async (t) => {
  const { id, members } = await aFamily(api.db, provider);
  const url = `/v1/families/${id}/members/${members[1]?.id}`;
  const change = (body: object, headers: Record<string, string>) =>
    api.call('PATCH', url, { as: keeper, body, headers });
  t.equal((await change({ kinship: 'stepson' }, {})).statusCode, 428);
  t.equal((await change({ kinship: 'stepson' }, version(2))).statusCode, 412);
  const changed = await change({ kinship: 'stepson' }, version(1));
  t.match(changed.json<FamilyReply>().members[1], { kinship: 'stepson' });
  t.equal(changed.headers.etag, '"2"');
  const family = await api.call('PATCH', `/v1/families/${id}`, {
    as: keeper, body: { address: 'другой' }, headers: version(1),
  });
  t.equal(family.statusCode, 412, 'the member’s change counts for the family');
});

t.test('leaving is dated, not in the future and not before the birth', async (t) => {
  const { id, members } = await aFamily(api.db, provider);
  const leave = (leftOn: string | null) =>
    api.call('PATCH', `/v1/families/${id}/members/${members[1]?.id}`, {
      as: keeper, body: { leftOn }, headers: version(1),
    });
  t.match((await leave('2026-03-03')).json(), { errors: [{ code: 'date.in-future', pointer: '/leftOn' }] });
  t.match((await leave('2017-09-02')).json(), { errors: [{ code: 'member.left-before-birth', pointer: '/leftOn' }] });
  t.equal((await leave('2026-03-02')).json<FamilyReply>().members[1]?.leftOn, '2026-03-02');
});

t.test('a member of another family is not there', async (t) => {
  const family = await aFamily(api.db, provider);
  const other = await aFamily(api.db, provider);
  for (const memberId of [other.members[0]?.id, newId()]) {
    const reply = await api.call('PATCH', `/v1/families/${family.id}/members/${memberId}`, {
      as: keeper, body: { kinship: 'father' }, headers: version(1),
    });
    t.equal(reply.statusCode, 404);
  }
});
