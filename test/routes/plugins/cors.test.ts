import t from 'tap';
import { problemsAtTheDoor } from '../../../src/door-settings.ts';
import { absentDatabase, testApp } from '../../support/app.ts';
import { sampleEndpoints } from '../../support/sample-endpoints.ts';

const ours = 'https://front.example.org';
const db = absentDatabase(t);
const api = await testApp(t, { endpoints: sampleEndpoints(), db, config: { corsOrigins: `${ours}, https://second.example.org`, rateLimitPerMinute: 30 } });

const preflight = (origin: string, remoteAddress = '127.0.0.1') =>
  api.app.inject({
    method: 'OPTIONS', url: '/v1/samples', remoteAddress,
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
  });
const corsHeaders = (headers: object) => Object.keys(headers).filter((name) => name.startsWith('access-control-'));

t.test('a front end on the list may ask, and read what it needs', async (t) => {
  const asked = await preflight(ours);
  t.equal(asked.statusCode, 204);
  t.equal(asked.headers['access-control-allow-origin'], ours);
  t.equal(asked.headers['access-control-allow-credentials'], undefined);
  t.same(String(asked.headers['access-control-allow-methods']).split(', '), ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
  for (const name of ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'Accept-Language', 'X-Access-Purpose', 'traceparent']) {
    t.ok(String(asked.headers['access-control-allow-headers']).split(', ').includes(name), name);
  }
  const reply = await api.call('GET', '/v1/samples', { headers: { origin: 'https://second.example.org' } });
  t.equal(reply.statusCode, 401);
  t.equal(reply.headers['access-control-allow-origin'], 'https://second.example.org', 'refusals can be read as well');
  t.match(reply.headers['vary'], /Origin/);
  for (const name of ['ETag', 'Location', 'Link', 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'Trace-Id', 'Idempotency-Replayed']) {
    t.ok(String(reply.headers['access-control-expose-headers']).split(', ').includes(name), name);
  }
});

t.test('to others no header says a word of it', async (t) => {
  for (const origin of ['https://evil.example.org', 'null', `${ours}.evil.org`, 'http://front.example.org', `${ours}:8443`, ours.toUpperCase()]) {
    const asked = await preflight(origin);
    t.equal(asked.statusCode, 405, origin);
    t.same(corsHeaders(asked.headers), [], origin);
    t.same(corsHeaders((await api.call('GET', '/health', { headers: { origin } })).headers), [], origin);
  }
  t.same(corsHeaders((await api.call('GET', '/health')).headers), []);
  const closed = await testApp(t, { endpoints: sampleEndpoints(), db });
  const asked = await closed.app.inject({ method: 'OPTIONS', url: '/v1/samples', headers: { origin: ours, 'access-control-request-method': 'GET' } });
  t.same([asked.statusCode, corsHeaders(asked.headers)], [405, []]);
});

t.test('addresses that are not there are still not found, and preflights are counted', async (t) => {
  t.equal((await api.call('GET', '/nowhere')).statusCode, 404);
  t.equal((await api.app.inject({ method: 'OPTIONS', url: '/nowhere' })).statusCode, 404);
  t.equal((await api.app.inject({ method: 'DELETE', url: '/v1/samples' })).headers['allow'], 'GET, HEAD, POST');
  for (let turn = 0; turn < 30; turn += 1) await preflight(ours, '10.0.0.1');
  const refused = await preflight(ours, '10.0.0.1');
  t.equal(refused.statusCode, 429);
  t.equal(refused.json<{ code: string }>().code, 'rate-limited');
  t.equal(refused.headers['access-control-allow-origin'], ours, 'and the front end may read that it is');
});

t.test('bad settings of origins and proxies are told before anything starts', async (t) => {
  const names = (read: { corsOrigins?: string; trustedProxies?: string }, sandbox = true) =>
    problemsAtTheDoor({ sandbox, ...read }).map((line) => line.split(' ').slice(0, 2).join(' '));
  t.same(names({ corsOrigins: `${ours}, http://localhost:5173`, trustedProxies: '10.0.0.0/8, 2001:db8::/32,127.0.0.1' }), []);
  for (const origin of ['*', 'null', 'https://*.example.org', `${ours}/`, `${ours}/app`, 'front.example.org', 'https://Front.example.org', 'ftp://a.b', `${ours}:443`]) {
    t.same(names({ corsOrigins: origin }), [`CORS_ORIGINS: ${JSON.stringify(origin)}`], origin);
  }
  t.same(names({ corsOrigins: 'http://front.example.org' }, false), ['CORS_ORIGINS: "http://front.example.org"'], 'https outside the sandbox');
  for (const proxy of ['everyone', '10.0.0.0/33', '10.0.0.0/0', '0.0.0.0/0', '10.0.0.0/8/8', '10.0.0', '::/129', '10.0.0.0/x', 'loopback']) {
    t.same(names({ trustedProxies: proxy }), [`TRUSTED_PROXIES: ${JSON.stringify(proxy)}`], proxy);
  }
});
