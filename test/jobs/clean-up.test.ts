import t from 'tap';
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
