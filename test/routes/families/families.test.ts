import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import {
  aChild, aCommission, aFamily, aMember, aPartner, aProvider, familyBody, memberBody,
} from '../../support/factories.ts';
import { sameBut, walk } from '../../support/walk.ts';

// 23:30 in Moscow on 2 March: the server's date would be the same, Magadan's already the next.
const api = await testApp(t, { now: '2026-03-02T20:30:00.000Z' });
const provider = await aProvider(api.db);
const keeper = api.token('integration', { organisationId: provider.id });

t.test('a provider enters a family and reads it back', async (t) => {
  const body = familyBody();
  const made = await api.call('POST', '/v1/families', { as: keeper, body });
  t.equal(made.statusCode, 201);
  t.match(made.json(), { ...body, organisationId: provider.id, region: 'tatarstan', categoryNote: null, version: 1 });
  const read = await api.call('GET', String(made.headers.location), { as: keeper });
  t.same(read.json(), made.json());
  t.equal(read.headers.etag, '"1"');
});

t.test('the same key and body make one family', async (t) => {
  const before = await walk(api, '/v1/families', keeper);
  const first = await api.call('POST', '/v1/families', { as: keeper, body: familyBody(), key: 'family-1' });
  const again = await api.call('POST', '/v1/families', { as: keeper, body: familyBody(), key: 'family-1' });
  t.same(again.json(), first.json());
  t.equal((await walk(api, '/v1/families', keeper)).length, before.length + 1);
  const missing = await api.call('POST', '/v1/families', { as: keeper, body: familyBody(), key: null });
  t.equal(missing.statusCode, 400);
});

t.test('every rule that a family breaks is told at once', async (t) => {
  const body = familyBody({
    categories: ['sociallyDangerous', 'disabledChild', 'nonsense'],
    categoryNote: 'лишнее',
    members: [
      memberBody(aMember({ kinship: 'neighbour' })),
      memberBody(aChild({ birthDate: '2026-03-03' })),
      memberBody(aChild({ birthDate: '2026-03-02' })),
    ],
  });
  const reply = await api.call('POST', '/v1/families', { as: keeper, body });
  t.equal(reply.statusCode, 422);
  const errors = reply.json<{ errors: { pointer: string; code: string; clause?: string }[] }>().errors;
  t.same(errors.map(({ pointer, code }) => [pointer, code]), [
    ['/categories/0', 'reference.unknown'],
    ['/categories/2', 'reference.unknown'],
    ['/categoryNote', 'family.category-note'],
    ['/members/0/kinship', 'reference.unknown'],
    ['/members/1/birthDate', 'date.in-future'],
  ]);
  t.match(errors[0], { clause: /tatarstan-2017, п\. 3\.1/ });
});

t.test('category «other» needs its note; a part of a category of the regulation is one of its own', async (t) => {
  const enter = (changes: Record<string, unknown>) =>
    api.call('POST', '/v1/families', { as: keeper, body: familyBody(changes) });
  t.equal((await enter({ categories: ['other'] })).statusCode, 422);
  t.equal((await enter({ categories: ['other'], categoryNote: 'семья в пути' })).statusCode, 201);
  t.equal((await enter({ categories: ['singleMother'] })).statusCode, 201);
});

t.test('every fault of the form is told at once', async (t) => {
  const body = familyBody({
    completeness: 'half', categories: [], id: newId(), address: '',
    members: [{ ...memberBody(aMember()), birthDate: '2026-02-30', leftOn: null }, { fullName: 'Примеров\u0000' }],
  });
  const reply = await api.call('POST', '/v1/families', { as: keeper, body });
  t.equal(reply.statusCode, 400);
  const noNul = { ...body, members: [{ ...memberBody(aMember()), birthDate: '2026-02-30', leftOn: null }, {}] };
  const told = await api.call('POST', '/v1/families', { as: keeper, body: noNul });
  const pointers = told.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
  for (const pointer of [
    '/completeness', '/categories', '/id', '/address', '/members/0/birthDate', '/members/0/leftOn',
    '/members/1/fullName', '/members/1/kinship', '/members/1/birthDate', '/members/1/legalRepresentative',
  ]) t.ok(pointers.includes(pointer), pointer);
});

t.test('thirty members at most, one at least', async (t) => {
  const many = (count: number) => familyBody({ members: Array.from({ length: count }, () => memberBody(aChild())) });
  t.equal((await api.call('POST', '/v1/families', { as: keeper, body: many(31) })).statusCode, 400);
  t.equal((await api.call('POST', '/v1/families', { as: keeper, body: many(0) })).statusCode, 400);
  t.equal((await api.call('POST', '/v1/families', { as: keeper, body: many(30) })).statusCode, 201);
});

t.test('a family belongs to the caller’s own provider', async (t) => {
  const other = await aProvider(api.db);
  const elsewhere = { as: keeper, body: familyBody({ organisationId: other.id }) };
  const refused = await api.call('POST', '/v1/families', elsewhere);
  t.match(refused.json(), { status: 422, errors: [{ code: 'link.unknown', pointer: '/organisationId' }] });
  const partner = await aPartner(api.db);
  const head = api.token('head', { organisationId: partner.id });
  const wrong = await api.call('POST', '/v1/families', { as: head, body: familyBody() });
  t.match(wrong.json(), { status: 422, errors: [{ code: 'organisation.not-provider', pointer: '/organisationId' }] });
});

t.test('a family of another provider answers like one that is not there', async (t) => {
  const foreign = await aFamily(api.db, await aProvider(api.db));
  const missing = newId();
  const member = foreign.members[0]?.id ?? '';
  const asks = [
    (id: string) => api.call('GET', `/v1/families/${id}`, { as: keeper }),
    (id: string) =>
      api.call('PATCH', `/v1/families/${id}`, {
        as: keeper, body: { address: 'чужой' }, headers: { 'if-match': '"1"' },
      }),
    (id: string) =>
      api.call('POST', `/v1/families/${id}/members`, { as: keeper, body: memberBody(aChild()) }),
    (id: string) =>
      api.call('PATCH', `/v1/families/${id}/members/${member}`, {
        as: keeper, body: { kinship: 'father' }, headers: { 'if-match': '"1"' },
      }),
  ];
  for (const ask of asks) {
    const [one, other] = [await ask(foreign.id), await ask(missing)];
    t.equal(one.statusCode, 404);
    t.equal(sameBut(one.json(), foreign.id), sameBut(other.json(), missing));
  }
  t.notOk((await walk(api, '/v1/families', keeper)).includes(foreign.id));
  t.same(await walk(api, `/v1/families?organisationId=${foreign.organisationId}`, keeper), []);
});

t.test('a commission, a partner and a ministry are not let in', async (t) => {
  await aCommission(api.db);
  for (const as of ['commission', 'partner', 'ministry', 'admin'] as const) {
    t.equal((await api.call('GET', '/v1/families', { as })).statusCode, 403, as);
  }
});

t.test('lists filter by category, municipality and the beginning of a member’s name', async (t) => {
  const own = await aProvider(api.db);
  const as = api.token('integration', { organisationId: own.id });
  const plain = await aFamily(api.db, own);
  const moved = await aFamily(api.db, own, {
    municipality: 'Образцовский район',
    categories: ['manyChildren', 'lowIncome'],
    members: [aMember({ fullName: 'Тестова 100%_ Ольга' }), aChild({ fullName: 'Ушедший Пётр', leftOn: '2026-01-01' })],
  });
  const ids = (query: string) => walk(api, `/v1/families?${query}`, as);
  t.same(await ids('category=lowIncome'), [moved.id]);
  t.same(await ids(`municipality=${encodeURIComponent('Образцовский район')}`), [moved.id]);
  t.same(await ids(`q=${encodeURIComponent('примеров')}`), [plain.id], 'in either case');
  t.same(await ids(`q=${encodeURIComponent('Тестова 100%_')}`), [moved.id]);
  t.same(await ids('q=%25'), [], 'a percent sign is no wildcard');
  t.same(await ids(`q=${encodeURIComponent('Ушедший')}`), [], 'who left is not found');
  t.same(await ids(`organisationId=${own.id}`), [plain.id, moved.id]);
});

t.test('pages walk every family once, in order', async (t) => {
  for (let count = 0; count < 5; count += 1) await aFamily(api.db, provider);
  const all = await walk(api, '/v1/families?limit=200', keeper);
  t.same(await walk(api, '/v1/families?limit=2', keeper), all);
  t.same(all, [...new Set(all)].sort());
});
