import t from 'tap';
import { testApp } from '../support/app.ts';
import { aProvider, MUNICIPALITY } from '../support/factories.ts';

// With one server there is nothing to tell and nothing to wait for; a client that sends a token is served all the same. What a standby makes
// of tokens: test/long/standby.test.ts.

t.test('without a standby tokens are taken and none are given', async (t) => {
  const api = await testApp(t);
  const as = api.token('head', { organisationId: (await aProvider(api.db)).id });
  const body = {
    municipality: MUNICIPALITY, address: 'г. Примерск, ул. Тестовая, д. 1', completeness: 'full', categories: ['manyChildren'],
    members: [{ fullName: 'Примерова Анна', kinship: 'mother', birthDate: '1990-01-01', legalRepresentative: true }],
  };
  const made = await api.call('POST', '/v1/families', { as, body });
  t.equal(made.statusCode, 201);
  t.equal(made.headers['consistency-token'], undefined);
  const list = (token: string) => api.call('GET', '/v1/families', { as, headers: { 'consistency-token': token } });
  t.equal((await list('00000000016b3748')).json<{ items: unknown[] }>().items.length, 1);
  t.match((await list('0/16B3748')).json(), { status: 400, errors: [{ pointer: '/headers/consistency-token', code: 'field.pattern' }] });
});
