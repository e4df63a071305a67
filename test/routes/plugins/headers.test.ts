import t from 'tap';
import { absentDatabase, testApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const db = absentDatabase(t);
const api = await testApp(t, { endpoints: sampleEndpoints(), db });

const wanted = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

t.test('every answer tells the browser that it is data, refusals too', async (t) => {
  const replies = [
    await api.call('GET', '/health'),
    await api.call('GET', '/v1/samples'),
    await api.call('GET', '/v1/samples?limit=0', { as: 'admin' }),
    await api.call('GET', '/v1/samples', { as: 'admin' }),
    await api.call('GET', '/nowhere'),
    await api.call('GET', '/openapi.json'),
  ];
  t.same(replies.map(({ statusCode }) => statusCode), [200, 401, 400, 503, 404, 200]);
  for (const { headers, statusCode } of replies) {
    t.match(headers, wanted, String(statusCode));
    t.equal(headers['x-powered-by'], undefined);
    t.equal(headers['server'], undefined);
    t.equal(headers['strict-transport-security'], undefined, 'a sandbox has no https');
    t.match(headers['trace-id'], /^[0-9a-f]{32}$/);
  }
  t.equal(replies[3]?.headers['cache-control'], 'no-store');
});

t.test('outside the sandbox browsers are kept on https', async (t) => {
  const production = await testApp(t, { endpoints: [], db, config: { sandbox: false } });
  const { headers } = await production.call('GET', '/health');
  t.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains');
});

t.test('the interactive reference loads under a policy of its own', async (t) => {
  const page = await api.app.inject({ url: '/docs/' });
  const policy = Object.fromEntries(
    String(page.headers['content-security-policy']).split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
  );
  t.equal(policy['default-src'], "'none'");
  t.equal(policy['script-src'], "'self'");
  t.equal(policy['frame-ancestors'], "'none'");
  t.notMatch(page.body, /<script(?![^>]*\ssrc=)/, 'no script stands in the page');
  t.notMatch(page.body, /\son\w+="/, 'nor in an attribute');
  const assets = [...page.body.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path ?? '');
  t.ok(assets.length >= 5, assets.join());
  for (const path of assets) t.equal((await api.app.inject({ url: `/docs/${path}` })).statusCode, 200, path);
  t.match(page.headers, { 'x-content-type-options': 'nosniff' });
});
