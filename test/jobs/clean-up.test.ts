import t from 'tap';
import { newId } from '../../src/db/new-id.ts';
import { aSetting, type Setting } from './setting.ts';

async function keep({ db }: Setting, createdAt: string, keys: readonly string[]): Promise<void> {
  await db.insertInto('idempotency_record').values(keys.map((key) => ({
    client_id: 'client', method: 'POST', path: '/v1/cases', key, fingerprint: 'f', status: 201, headers: '{}', body: '{}',
    created_at: createdAt,
  }))).execute();
}

t.test('answers older than 24 hours go, in batches; younger ones stay', async (t) => {
  const setting = await aSetting(t);
  setting.clock.set('2026-03-03T09:00:00.000Z');
  await keep(setting, '2026-03-01T09:00:00.000Z', Array.from({ length: 2500 }, (_, index) => `old-${index}`));
  await keep(setting, '2026-03-02T09:00:00.000Z', ['exactly a day old']);
  await keep(setting, '2026-03-02T09:00:00.001Z', ['kept']);
  await setting.wake();
  t.same(await setting.db.selectFrom('idempotency_record').select('key').execute(), [{ key: 'kept' }]);
  const run = await setting.db.selectFrom('job_run').selectAll().where('job', '=', 'cleanUp').executeTakeFirst();
  t.match(run, { region: 'service', day: '2026-03-03', state: 'done', rows_changed: 2501 });
});

t.test('records of runs go after 400 days; the newest of each job and region stays, and so does what is unfinished', async (t) => {
  const setting = await aSetting(t);
  const run = (job: string, region: string, day: string, state = 'done') => ({
    id: newId(), job, region, day, due_at: `${day}T21:05:00.000Z`, state, attempts: 1, fence: 1, rows_changed: 0,
  });
  await setting.db.insertInto('job_run').values([
    run('turnAlerts', 'gone', '2025-01-25'), run('turnAlerts', 'gone', '2025-01-26'),
    run('turnAlerts', 'kept', '2025-01-24', 'due'), run('turnAlerts', 'kept', '2025-01-25'), run('turnAlerts', 'kept', '2025-01-29'),
    run('turnAlerts', 'kept', '2025-02-10'),
  ]).execute();
  setting.clock.set('2026-03-05T09:00:00.000Z');
  await setting.wake();
  const left = await setting.db.selectFrom('job_run').select(['region', 'day']).where('region', 'in', ['gone', 'kept']).orderBy('day').execute();
  t.same(left.map(({ region, day }) => `${region} ${day}`), ['kept 2025-01-24', 'gone 2025-01-26', 'kept 2025-01-29', 'kept 2025-02-10']);
});
