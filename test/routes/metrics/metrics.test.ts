import t from 'tap';
import { runDueJobs } from '../../../src/jobs/runner.ts';
import { schedule } from '../../../src/jobs/schedule.ts';
import { testApp } from '../../support/app.ts';
import { aCase, identified } from '../../support/cases.ts';
import { aFamily, aProvider } from '../../support/factories.ts';
import { newId } from '../../../src/db/new-id.ts';

// Broken once on purpose, to see these tests fail: another wall than the system’s in serviceFigures counted no alert.

const metricsToken = 'a-token-of-the-metrics-only';
const api = await testApp(t, { config: { metricsToken } });
const provider = await aProvider(api.db);
const nothing = () => undefined;
const wake = () => runDueJobs({ db: api.service, clock: api.clock, logger: { debug: nothing, warn: nothing, error: nothing } }, schedule, { runner: 'one' });
const scrape = (authorization?: string) =>
  api.app.inject({ method: 'GET', url: '/metrics', headers: authorization === undefined ? {} : { authorization } });

t.test('only for who shows the token; without one set there is no such address', async (t) => {
  t.equal((await scrape()).statusCode, 401);
  t.equal((await scrape('Bearer another-token-of-the-metrics')).statusCode, 401);
  t.equal((await scrape(`Bearer ${api.token('admin')}`)).statusCode, 401);
  t.equal((await scrape(`Bearer ${metricsToken}`)).statusCode, 200);
  const closed = await testApp(t, { endpoints: [] });
  t.equal((await closed.app.inject({ method: 'GET', url: '/metrics', headers: { authorization: 'Bearer ' } })).statusCode, 404);
});

t.test('jobs, runs, items and alerts as figures, and nothing about a family', async (t) => {
  await wake();
  const family = await aFamily(api.db, provider);
  const citation = JSON.stringify({ regulation: 'tatarstan-2017', version: 1, clause: 'п. 1', inherited: false });
  await api.db.insertInto('alert').values({
    id: newId(), case_id: await aCase(api.db, family, identified(family, '2026-03-02'), '2026-03-02'), region: 'tatarstan',
    organisation_id: provider.id, kind: 'programmeLate', subject: 'programme', severity: 'warning', raise_on: '2026-03-02',
    due_on: '2026-03-01', citation, planned_at: api.clock.now(), raised_at: api.clock.now(),
  }).execute();
  api.clock.set('2026-03-02T22:05:00.000Z');
  const reply = await scrape(`Bearer ${metricsToken}`);
  t.match(reply.headers['content-type'], /^text\/plain; version=0\.0\.4/);
  const lines = reply.body.split('\n');
  for (const line of [
    'soprovozhdenie_job_late_seconds{job_name="turnAlerts",region="tatarstan"} 3600',
    `soprovozhdenie_job_last_success_timestamp_seconds{job_name="turnAlerts",region="tatarstan"} ${Date.parse('2026-03-02T09:00:00.000Z') / 1000}`,
    `soprovozhdenie_job_next_due_timestamp_seconds{job_name="cleanUp",region="service"} ${Date.parse('2026-03-03T21:05:00.000Z') / 1000}`,
    'soprovozhdenie_job_runs{job_name="turnAlerts",region="tatarstan",state="done"} 1',
    'soprovozhdenie_job_items_failing{job_name="turnAlerts",region="tatarstan",state="failed"} 0',
    'soprovozhdenie_alerts_open{kind="programmeLate",region="tatarstan"} 1',
  ]) t.ok(lines.includes(line), line);
  t.ok(lines.some((line) => line.startsWith('process_cpu_seconds_total')), 'the process itself');
  for (const member of family.members) t.notOk(reply.body.includes(member.id) || reply.body.includes(member.fullName ?? '—'));
  t.notMatch(reply.body, new RegExp(family.id));
});
