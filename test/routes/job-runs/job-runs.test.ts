import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { walk } from '../../support/walk.ts';

const api = await testApp(t);
const admin = api.token('admin');

const done = { attempts: 1, fence: 1, rows_changed: 2, state: 'done', started_at: '2026-03-01T21:05:00.000Z', finished_at: '2026-03-01T21:05:01.000Z' };
const rows = [
  { job: 'advanceCases', region: 'tatarstan', day: '2026-03-01', due_at: '2026-02-28T21:05:00.000Z' },
  { job: 'advanceCases', region: 'tatarstan', day: '2026-03-02', due_at: '2026-03-01T21:05:00.000Z' },
  { job: 'turnAlerts', region: 'tatarstan', day: '2026-03-02', due_at: '2026-03-01T21:05:00.000Z', state: 'failed', error: '1 failed' },
  { job: 'cleanUp', region: 'service', day: '2026-03-02', due_at: '2026-03-01T21:05:00.000Z' },
  { job: 'turnAlerts', region: 'magadan', day: '2026-03-02', due_at: '2026-03-01T13:05:00.000Z' },
];
await api.db.insertInto('job_run').values(rows.map((row) => ({ id: newId(), ...done, ...row }))).execute();

interface Run {
  job: string;
  region: string;
  day: string;
}
const told = (runs: Run[]) => runs.map(({ job, region, day }) => `${job} ${region} ${day}`);

t.test('the newest first, of the own region and of the whole service', async (t) => {
  const reply = await api.call('GET', '/v1/job-runs', { as: admin });
  t.equal(reply.statusCode, 200);
  t.same(told(reply.json<{ items: Run[] }>().items), [
    'cleanUp service 2026-03-02', 'turnAlerts tatarstan 2026-03-02', 'advanceCases tatarstan 2026-03-02',
    'advanceCases tatarstan 2026-03-01',
  ]);
  t.match(reply.json(), { items: [{
    state: 'done', attempts: 1, rowsChanged: 2, itemsFailed: 0, error: null, dueAt: '2026-03-01T21:05:00.000Z', durationSeconds: 1,
  }] });
});

t.test('page by page it is the same list', async (t) => {
  const whole = (await api.call('GET', '/v1/job-runs', { as: admin })).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  t.same(await walk(api, '/v1/job-runs?limit=1', admin), whole);
});

t.test('by job, state and region', async (t) => {
  const filtered = async (query: string) =>
    told((await api.call('GET', `/v1/job-runs?${query}`, { as: admin })).json<{ items: Run[] }>().items);
  t.same(await filtered('job=advanceCases&limit=1'), ['advanceCases tatarstan 2026-03-02']);
  t.same(await filtered('state=failed'), ['turnAlerts tatarstan 2026-03-02']);
  t.same(await filtered('region=service'), ['cleanUp service 2026-03-02']);
  t.same(await filtered('region=magadan'), [], 'a foreign region looks empty');
  t.equal((await api.call('GET', '/v1/job-runs?job=nothing', { as: admin })).statusCode, 400);
});

t.test('one of them, with an ETag; a foreign region’s is not there', async (t) => {
  const { items: [newest] } = (await api.call('GET', '/v1/job-runs', { as: admin })).json<{ items: { id: string }[] }>();
  const reply = await api.call('GET', `/v1/job-runs/${newest?.id}`, { as: admin });
  t.match(reply.json(), { job: 'cleanUp', region: 'service' });
  const again = await api.call('GET', `/v1/job-runs/${newest?.id}`, { as: admin, headers: { 'if-none-match': String(reply.headers['etag']) } });
  t.equal(again.statusCode, 304);
  const foreign = await api.db.selectFrom('job_run').select('id').where('region', '=', 'magadan').executeTakeFirstOrThrow();
  t.equal((await api.call('GET', `/v1/job-runs/${foreign.id}`, { as: admin })).statusCode, 404);
});

t.test('not for everybody', async (t) => {
  t.equal((await api.call('GET', '/v1/job-runs', { as: 'curator' })).statusCode, 403);
  t.equal((await api.call('GET', '/v1/job-runs')).statusCode, 401);
});
