import t from 'tap';
import { testApp } from '../support/app.ts';
import { aFamily, aProvider, familyBody } from '../support/factories.ts';

// What happens to an answer when its access cannot be recorded, and what a stated purpose may be.

const failing = await testApp(t, { accesses: { record: () => Promise.reject(new Error('the disk is full')) } });
const api = await testApp(t, { config: { accessPurposeRequired: true } });

t.test('no record, no answer: nothing of the family leaves, and the caller is told to try again', async (t) => {
  const provider = await aProvider(failing.db);
  const { id } = await aFamily(failing.db, provider);
  const as = failing.token('head', { organisationId: provider.id });
  for (const url of [`/v1/families/${id}`, '/v1/families', '/v1/cases', '/v1/alerts']) {
    const reply = await failing.call('GET', url, { as });
    t.equal(reply.statusCode, 503, url);
    t.equal(reply.headers['retry-after'], '5');
    t.notMatch(reply.body, /Примеров|Образцовая/);
  }
  t.equal((await failing.call('GET', '/v1/families', { as: 'admin' })).statusCode, 503, 'a denial is recorded too');
  t.equal((await failing.call('GET', '/v1/reference/levels', { as })).statusCode, 200, 'what shows no family needs no record');
});

t.test('a write whose record failed is done, and its repetition is answered and recorded', async (t) => {
  const provider = await aProvider(failing.db);
  const as = failing.token('integration', { organisationId: provider.id });
  const entered = await failing.call('POST', '/v1/families', { as, body: familyBody(), key: 'once' });
  t.equal(entered.statusCode, 503);
  const { rows } = { rows: await failing.db.selectFrom('family').select('id').where('organisation_id', '=', provider.id).execute() };
  t.equal(rows.length, 1, 'one, for the key keeps it from being made again');
});

t.test('a purpose is one of the list, and may be demanded', async (t) => {
  const as = api.token('head', { organisationId: (await aProvider(api.db)).id });
  const get = (headers?: Record<string, string>) => api.call('GET', '/v1/families', { as, ...(headers === undefined ? {} : { headers }) });
  t.match((await get()).json(), { status: 400, errors: [{ pointer: '/headers/x-access-purpose', code: 'field.required' }] });
  const curious = await get({ 'x-access-purpose': 'curiosity' });
  t.match(curious.json(), { status: 400, errors: [{ pointer: '/headers/x-access-purpose', code: 'field.choice' }] });
  t.equal((await get({ 'x-access-purpose': 'control' })).statusCode, 200);
  const recorded = await api.db.selectFrom('access_record').select(['operation', 'outcome', 'purpose', 'role']).execute();
  t.same(recorded, [{ operation: 'listFamilies', outcome: 'shown', purpose: 'control', role: 'head' }]);
});
