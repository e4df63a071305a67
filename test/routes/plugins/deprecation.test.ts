import t from 'tap';
import { absentDatabase, testApp } from '../../support/app.ts';
import { lettersEndpoint } from '../../support/deprecated-endpoints.ts';

const going = { since: '2027-01-01', sunset: '2027-07-04', instead: '/v1/letters' };
const endpoints = [lettersEndpoint('/v1/old-letters', 'listSpecialists', going), lettersEndpoint('/v1/letters', 'listOrganisations')];
const api = await testApp(t, { endpoints, db: absentDatabase(t) });

t.test('every answer of a deprecated operation says so, refusals too', async (t) => {
  const replies = [
    await api.call('GET', '/v1/old-letters', { as: 'admin' }),
    await api.call('HEAD', '/v1/old-letters', { as: 'admin' }),
    await api.call('GET', '/v1/old-letters'),
    await api.call('GET', '/v1/old-letters', { as: 'partner' }),
    await api.call('GET', '/v1/old-letters?limit=0', { as: 'admin' }),
  ];
  t.same(replies.map(({ statusCode }) => statusCode), [200, 200, 401, 403, 400]);
  for (const { headers } of replies) {
    t.equal(headers['deprecation'], '@1798761600');
    t.equal(headers['sunset'], 'Sun, 04 Jul 2027 00:00:00 GMT');
    for (const rel of ['deprecation', 'sunset']) t.match(headers['link'], `</docs/#/service/listSpecialists>; rel="${rel}"; type="text/html"`);
    t.match(headers['link'], '</v1/letters>; rel="successor-version"');
  }
});

t.test('a list keeps the link to its next page', async (t) => {
  const { headers } = await api.call('GET', '/v1/old-letters?limit=1', { as: 'admin' });
  t.match(headers['link'], /^<[^>]*cursor=[^>]*>; rel="next", <\/docs/);
});

t.test('no other operation says anything of the kind', async (t) => {
  const { headers } = await api.call('GET', '/v1/letters?limit=1', { as: 'admin' });
  t.equal(headers['deprecation'], undefined);
  t.equal(headers['sunset'], undefined);
  t.match(headers['link'], /^[^,]*rel="next"$/);
});

t.test('the document says it', async (t) => {
  const { paths } = JSON.parse(JSON.stringify(api.app.swagger())) as { paths: Record<string, { get: Record<string, unknown> }> };
  const [old, current] = [paths['/v1/old-letters']?.get, paths['/v1/letters']?.get];
  t.match(old, { deprecated: true, 'x-sunset': '2027-07-04', description: /Устарела.*2027-01-01.*`\/v1\/letters`.*2027-07-04/ });
  t.match(old, { responses: { 200: { headers: { deprecation: {}, sunset: {} } } } });
  t.notOk('deprecated' in (current ?? {}));
  t.notMatch(current, { responses: { 200: { headers: { sunset: {} } } } });
});
