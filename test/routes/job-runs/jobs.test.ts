import t from 'tap';
import { schedule } from '../../../src/jobs/schedule.ts';
import { runDueJobs } from '../../../src/jobs/runner.ts';
import { testApp } from '../../support/app.ts';
import { aProvider } from '../../support/factories.ts';
import { walk } from '../../support/walk.ts';

// How the jobs stand, having one done now, and what they could not do. Broken once on purpose, to see these tests fail: the scope left
// out of `reachablePlaces` told of other regions’ jobs, and ran them.

const api = await testApp(t, { now: '2026-03-01T21:05:00.000Z' });
await aProvider(api.db);
await aProvider(api.db, { region: 'magadan', regulationCode: 'magadan-2017' });
/** A new token with each call, for the clock moves by days. */
const admin = 'admin';
const nothing = () => undefined;
const logger = { debug: nothing, warn: nothing, error: nothing };
const wake = () => runDueJobs({ db: api.service, clock: api.clock, logger }, schedule, { runner: 'night' });

interface Standing {
  job: string;
  region: string;
  lateSince: string | null;
  nextDueAt: string;
  lastRun: { id: string; day: string; state: string; runner: string } | null;
  itemsFailed: number;
  itemsWaiting: number;
}
interface Run {
  id: string;
  day: string;
  state: string;
  rowsChanged: number;
  askedAgainAt: string | null;
  runner: string;
}

async function standings(): Promise<Standing[]> {
  const reply = await api.call('GET', '/v1/jobs', { as: admin });
  t.equal(reply.statusCode, 200);
  return reply.json<{ items: Standing[] }>().items;
}
const standing = async (job: string) => (await standings()).find((one) => one.job === job);
const run = (job: string, region: string, more: Parameters<typeof api.call>[2] = {}) =>
  api.call('POST', `/v1/jobs/${job}/runs`, { as: admin, body: { region }, ...more });
const jobsWord = async () => (await api.call('GET', '/ready')).json<{ jobs: string }>().jobs;

t.test('a job that nobody does is late after a quarter of an hour, and the service stays ready', async (t) => {
  t.equal(await jobsWord(), 'late', 'Magadan’s hour was long ago');
  await wake();
  api.clock.set('2026-03-02T21:05:00.000Z');
  t.equal((await standing('turnAlerts'))?.lateSince, null);
  api.clock.set('2026-03-02T21:20:00.000Z');
  t.equal((await standing('turnAlerts'))?.lateSince, null, 'fifteen minutes are no delay');
  api.clock.set('2026-03-02T21:20:00.001Z');
  t.match(await standing('turnAlerts'), {
    region: 'tatarstan', at: '00:05', timeZones: ['Europe/Moscow'], lateSince: '2026-03-02T21:05:00.000Z', nextDueAt: '2026-03-03T21:05:00.000Z',
    lastRun: { day: '2026-03-02', state: 'done', runner: 'night' }, runningBy: null, lastSuccessAt: '2026-03-01T21:05:00.000Z',
  });
  t.equal(await jobsWord(), 'late');
  await wake();
  t.equal(await jobsWord(), 'onTime');
  t.same((await standings()).filter(({ lateSince }) => lateSince !== null), []);
  t.same([...new Set((await standings()).map(({ region }) => region))].sort(), ['service', 'tatarstan'], 'no foreign region');
});

t.test('run now: the newest day once more, in its own row, without doubling it', async (t) => {
  api.clock.set('2026-03-03T09:00:00.000Z');
  const reply = await run('turnAlerts', 'tatarstan');
  t.equal(reply.statusCode, 201);
  const done = reply.json<Run>();
  t.match(done, { day: '2026-03-03', state: 'done', askedAgainAt: '2026-03-03T09:00:00.000Z', runner: /^asked-/ });
  t.equal(reply.headers['location'], `/v1/job-runs/${done.id}`);
  const kept = await api.db.selectFrom('job_run').select('day').where('job', '=', 'turnAlerts').where('region', '=', 'tatarstan').orderBy('day').execute();
  t.same(kept.map(({ day }) => day), ['2026-03-02', '2026-03-03']);
  t.match(await api.db.selectFrom('audit_record').select(['operation', 'subject_kind', 'subject_id']).execute(), [
    { operation: 'runJob', subject_kind: 'jobRun', subject_id: done.id },
  ]);
});

t.test('run now before its minute: what was missed is done first, in order', async (t) => {
  api.clock.set('2026-03-05T21:05:00.000Z');
  const reply = await run('advanceCases', 'tatarstan');
  t.match(reply.json(), { day: '2026-03-06', state: 'done', askedAgainAt: null });
  const days = await api.db.selectFrom('job_run').select(['day', 'state', 'attempts']).where('job', '=', 'advanceCases')
    .where('region', '=', 'tatarstan').orderBy('day').execute();
  t.same(days.map(({ day, state, attempts }) => `${day} ${state} ${attempts}`),
    ['02', '03', '04', '05', '06'].map((day) => `2026-03-${day} done 1`));
});

t.test('a replay of the key runs nothing again, and a dry run nothing at all', async (t) => {
  const key = 'once';
  const first = (await run('cleanUp', 'service', { key })).json<Run>();
  api.clock.set('2026-03-05T21:06:00.000Z');
  const replay = await run('cleanUp', 'service', { key });
  t.equal(replay.headers['idempotency-replayed'], 'true');
  t.same(replay.json(), first);
  const dry = await api.call('POST', '/v1/jobs/cleanUp/runs?dryRun=true', { as: admin, body: { region: 'service' } });
  t.match(dry.json(), { state: 'due' });
  t.equal((await api.call('GET', `/v1/job-runs/${first.id}`, { as: admin })).json<Run>().state, 'done');
});

t.test('a run that somebody else holds is left to them', async (t) => {
  await wake();
  const held = { state: 'running', claimed_by: 'another', lease_until: '2099-01-01T00:00:00.000Z' };
  const newest = (await standing('turnAlerts'))?.lastRun?.id ?? '';
  await api.db.updateTable('job_run').set(held).where('id', '=', newest).execute();
  t.match((await run('turnAlerts', 'tatarstan')).json(), { id: newest, state: 'running', runner: 'another' });
  t.match(await standing('turnAlerts'), { runningBy: 'another' });
  await api.db.updateTable('job_run').set({ state: 'done', lease_until: null }).where('id', '=', newest).execute();
});

t.test('only the own region’s jobs and those of the service, only by an administrator', async (t) => {
  for (const [job, region] of [['turnAlerts', 'magadan'], ['turnAlerts', 'nowhere'], ['turnAlerts', 'service'], ['cleanUp', 'tatarstan'], ['nothing', 'tatarstan']]) {
    t.equal((await run(job ?? '', region ?? '')).statusCode, 404, `${job} ${region}`);
  }
  t.equal((await run('turnAlerts', 'tatarstan', { as: 'ministry' })).statusCode, 403);
  t.equal((await api.call('GET', '/v1/jobs', { as: 'head' })).statusCode, 403);
  t.equal((await api.call('GET', '/v1/job-items', { as: 'head' })).statusCode, 403);
});

t.test('what could not be done is listed until it can, and taken up again when the job is run now', async (t) => {
  const at = '2026-03-05T21:05:00.000Z';
  const item = (subject: string, region = 'tatarstan') => ({
    job: 'advanceCases', region, subject, attempts: 5, next_try_at: null, last_error: '23514', first_failed_at: at, last_failed_at: at,
  });
  await api.db.insertInto('job_item').values([
    item('case a'), { ...item('case b'), attempts: 1, next_try_at: '2026-03-06T09:00:00.000Z' }, item('case c', 'magadan'),
  ]).execute();
  t.match(await standing('advanceCases'), { itemsFailed: 1, itemsWaiting: 1 });
  const listed = async (query = '') =>
    (await api.call('GET', `/v1/job-items${query}`, { as: admin })).json<{ items: { subject: string; state: string }[] }>().items
      .map(({ subject, state }) => `${subject} ${state}`);
  t.same(await listed(), ['case b waiting', 'case a failed']);
  t.same(await listed('?state=failed&job=advanceCases'), ['case a failed']);
  t.same(await listed('?region=magadan'), []);
  const first = (await api.call('GET', '/v1/job-items?limit=1', { as: admin })).json<{ items: { subject: string }[]; nextCursor: string }>();
  const second = (await api.call('GET', `/v1/job-items?limit=1&cursor=${first.nextCursor}`, { as: admin })).json<{ items: { subject: string }[] }>();
  t.same([...first.items, ...second.items].map(({ subject }) => subject), ['case b', 'case a']);
  t.match((await run('advanceCases', 'tatarstan')).json(), { state: 'done' });
  t.same(await listed(), [], 'there is no such case, so nothing fails any more');
  t.equal((await api.db.selectFrom('job_item').selectAll().execute()).length, 1, 'the other region’s stays');
});

t.test('the list of runs is whole page by page', async (t) => {
  const whole = (await api.call('GET', '/v1/job-runs?limit=200', { as: admin })).json<{ items: Run[] }>().items.map(({ id }) => id);
  t.same(await walk(api, '/v1/job-runs?limit=7', api.token('admin')), whole);
});
