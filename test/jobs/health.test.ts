import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Kysely } from 'kysely';
import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import type { Database } from '../../src/db/schema.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { answerHealth } from '../../src/jobs-health.ts';
import { absentDatabase } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

// What the jobs process says of itself. Broken once on purpose, to see it fail: /ready answered 200 whatever was late.

const nothing = () => undefined;
const metricsToken = 'a-token-of-the-metrics-only';
const { service } = await testDatabase(t);
const clock = fixedClock('2026-03-02T09:00:00.000Z');
const wake = () => runDueJobs({ db: service, clock, logger: { debug: nothing, warn: nothing, error: nothing } }, schedule, { runner: 'one' });

async function served(db: Kysely<Database>, token?: string) {
  const server = createServer(answerHealth({ db, clock, config: token === undefined ? {} : { metricsToken: token }, timings: schedule }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });
}

t.test('alive while the database answers; ready while no job is late', async (t) => {
  const ask = await served(service);
  await wake();
  for (const path of ['/', '/health', '/ready']) t.equal((await ask(path)).status, 200, path);
  clock.set('2026-03-02T21:20:00.001Z');
  const late = await ask('/ready');
  t.equal(late.status, 503);
  t.same(await late.json(), { status: 'late', late: [{ job: 'cleanUp', region: 'service', lateSince: '2026-03-02T21:05:00.000Z' }] });
  t.equal((await ask('/health')).status, 200, 'no reason to kill it');
  await wake();
  t.same(await (await ask('/ready')).json(), { status: 'ready', late: [] });
  t.equal((await ask('/elsewhere')).status, 404);
});

t.test('without a database neither', async (t) => {
  const ask = await served(absentDatabase(t));
  for (const path of ['/health', '/ready']) t.equal((await ask(path)).status, 503, path);
});

t.test('metrics for their token only', async (t) => {
  t.equal((await (await served(service))('/metrics')).status, 404);
  const ask = await served(service, metricsToken);
  t.equal((await ask('/metrics')).status, 401);
  const reply = await ask('/metrics', { authorization: `Bearer ${metricsToken}` });
  t.match(await reply.text(), /soprovozhdenie_job_late_seconds\{job_name="cleanUp",region="service"\} 0/);
});
