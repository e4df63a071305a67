import t from 'tap';
import { aSetting } from './setting.ts';

t.test('counts of failed attempts go a day after the last one', async (t) => {
  const setting = await aSetting(t);
  setting.clock.set('2026-03-03T09:00:00.000Z');
  const at = { failures: 1, blocked_until: null };
  await setting.db.insertInto('failed_attempt').values([
    ...Array.from({ length: 1100 }, (_, index) => ({ ...at, subject: `address|${index}`, last_failed_at: '2026-03-02T08:00:00.000Z' })),
    { ...at, subject: 'address|kept', last_failed_at: '2026-03-02T09:00:00.001Z' },
  ]).execute();
  await setting.wake();
  t.same(await setting.db.selectFrom('failed_attempt').select('subject').execute(), [{ subject: 'address|kept' }]);
});
