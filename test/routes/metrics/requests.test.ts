import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import t from 'tap';
import { DURATION_BOUNDS, RequestFigures } from '../../../src/routes/metrics/request-figures.ts';
import { absentDatabase, testApp } from '../../support/app.ts';

// What a process tells of its requests and its connections. Broken once on purpose, to see these tests fail: the hook after those that may
// refuse (no 401 was counted), the address for the operation, `finish` for `close` (who hung up was under way for ever), buckets that are not
// cumulative, figures of the service awaited without `catch`.

const metricsToken = 'a-token-of-the-metrics-only';
const NAME = 'soprovozhdenie_http_request_duration_seconds';

let begun: () => void;
const atWork = new Promise<void>((resolve) => (begun = resolve));
let release: () => void;
const held = new Promise<void>((resolve) => (release = resolve));
const api = await testApp(t, {
  config: { metricsToken, host: '127.0.0.1', port: 0 },
  db: absentDatabase(t),
  endpoints: [async (app) => void app.get('/slow/:id', { schema: { hide: true } }, async () => {
    begun();
    await held;
    return 'late';
  })],
});
const scrape = async () => {
  const reply = await api.app.inject({ method: 'GET', url: '/metrics', headers: { authorization: `Bearer ${metricsToken}` } });
  t.equal(reply.statusCode, 200);
  return reply.body.split('\n');
};
const counts = (lines: readonly string[]) => lines.filter((line) => line.startsWith(`${NAME}_count`)).map((line) => line.slice(NAME.length + '_count'.length));

t.test('rate, errors and durations by operation, method and class of status; a caller cannot make series', async (t) => {
  for (const url of ['/health', '/health', '/v1/cases/1', '/v1/cases/2', '/elsewhere?name=Ivanova', '/problems/not-found']) await api.app.inject({ method: 'GET', url });
  for (const method of ['PROPFIND', 'LOCK']) await api.app.inject({ method: method as 'GET', url: '/health' });
  await api.app.inject({ method: 'GET', url: '/metrics' });
  t.same(counts(await scrape()), [
    '{operation="getHealth",method="GET",status="2xx"} 2',
    '{operation="none",method="GET",status="4xx"} 4',
    '{operation="getProblem",method="GET",status="2xx"} 1',
    '{operation="none",method="other",status="4xx"} 2',
  ]);
});

t.test('buckets are cumulative, and the last one holds everything', async (t) => {
  const figures = new RequestFigures();
  const request = { operation: 'getCase', method: 'GET', status: '2xx' };
  for (const seconds of [0.005, 0.006, 3, 500]) {
    figures.begin();
    figures.end(request, seconds);
  }
  const lines = figures.text().split('\n').filter((line) => line.startsWith(`${NAME}_bucket`));
  const told = Object.fromEntries(lines.map((line) => [/le="([^"]+)"/.exec(line)?.[1], Number(line.split(' ').at(-1))]));
  t.same([told['0.005'], told['0.01'], told['2.5'], told['5'], told['30'], told['+Inf']], [1, 2, 2, 3, 3, 4]);
  t.equal(lines.length, DURATION_BOUNDS.length + 1);
  t.match(figures.text(), /_sum\{[^}]*\} 503\.011/);
});

t.test('who hangs up is counted as gone, once', async (t) => {
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.app.server.address() as AddressInfo;
  const request = ask({ host: '127.0.0.1', port, path: '/slow/7' }).on('error', () => undefined).end();
  await atWork;
  t.ok((await scrape()).includes('soprovozhdenie_http_requests_under_way 2'), 'it, and who asks for the figures');
  request.destroy();
  while ((await connections()) > 0) await new Promise(setImmediate);
  const lines = await scrape();
  t.ok(lines.includes(`${NAME}_count{operation="none",method="GET",status="gone"} 1`), 'gone');
  t.ok(lines.includes('soprovozhdenie_http_requests_under_way 1'));
  release();
});

t.test('while the database is away the process still tells of itself', async (t) => {
  const lines = await scrape();
  t.ok(lines.includes('soprovozhdenie_database_up 0'));
  t.ok(lines.includes('soprovozhdenie_database_connections_max{database="primary"} 10'));
  t.ok(lines.some((line) => line.startsWith('process_cpu_seconds_total')));
  t.notOk(lines.some((line) => line.startsWith('soprovozhdenie_job_')), 'and nothing that it does not know');
});

function connections(): Promise<number> {
  return new Promise((resolve, reject) => api.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
}
