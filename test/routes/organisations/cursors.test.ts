import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aFamily, aPartner, aProvider } from '../../support/factories.ts';
import { walk } from '../../support/walk.ts';

const api = await testApp(t);
const admin = api.token('admin');

t.test('a cursor opens the list and the filters that it came from, and no others', async (t) => {
  for (let count = 0; count < 3; count += 1) await aPartner(api.db);
  const first = await api.call('GET', '/v1/organisations?kind=partner&limit=1', { as: admin });
  const { nextCursor } = first.json<{ nextCursor: string }>();
  const own = await api.call('GET', `/v1/organisations?limit=2&cursor=${nextCursor}&kind=partner`, { as: admin });
  t.equal(own.statusCode, 200, 'another limit and another order of the filters are fine');
  for (const url of ['/v1/organisations?limit=1', '/v1/organisations?kind=provider', '/v1/specialists?limit=1']) {
    const refused = await api.call('GET', `${url}&cursor=${nextCursor}`, { as: admin });
    t.equal(refused.statusCode, 400, url);
    t.match(refused.json(), { errors: [{ pointer: '?cursor', code: 'field.cursor' }] });
  }
});

t.test('a filter with letters that an address escapes keeps its cursors', async (t) => {
  const provider = await aProvider(api.db);
  const municipality = 'Примерский & Образцовый район';
  for (let count = 0; count < 3; count += 1) await aFamily(api.db, provider, { municipality });
  const as = api.token('integration', { organisationId: provider.id });
  const url = `/v1/families?limit=1&municipality=${encodeURIComponent(municipality)}`;
  t.equal((await walk(api, url, as)).length, 3);
});
