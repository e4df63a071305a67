import { type Kysely, sql } from 'kysely';
import t from 'tap';
import { up } from '../../src/db/migrations/20261124-01-planned-turns.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { check, decision, mark } from '../support/histories.ts';
import { aSetting } from '../jobs/setting.ts';

// Broken once on purpose, to see this test fail: `where not exists` left out of the migration; 'evaluation' misspelt in it.

t.test('what is in an older release’s database gets the plan that a write would have made', async (t) => {
  const postSupport = { clause: 'п. 5.9', value: { after: ['success'], everyMonths: 1, forMonths: 4 } };
  const setting = await aSetting(t, { ...tatarstan2017, code: 'monthly-checks', rules: { ...tatarstan2017.rules, postSupport } });
  const { db, dayComes } = setting;
  const end = [mark(1, '2026-05-15'), mark(2, '2026-08-31'), decision('completeWithSuccess', '2026-09-15')] as const;
  const [waiting, active, watched, missed] = [
    await setting.aCase('level'), await setting.aCase(), await setting.aCase(), await setting.aCase(),
  ];
  await watched.record(...end);
  await missed.record(...end);
  await active.record(mark(1, '2026-05-15'), mark(2, '2026-08-31'), decision('extend', '2026-09-10', { termMonths: 3 }));
  await watched.record(check(1, '2026-10-14'));
  await dayComes('2026-10-25');
  await t.rejects(db.updateTable('support_case').set({ status_then: 'closed' }).where('id', '=', active.id).execute(), /turns_by_calendar/);
  const plans = () => db.selectFrom('support_case').select(['id', 'status_then', 'schedule_check_on', 'checks_to_schedule']).orderBy('id').execute();
  const written = await plans();
  const of = (id: string) => written.find((row) => row.id === id);
  t.match(of(waiting.id), { status_then: null, checks_to_schedule: null });
  t.match(of(active.id), { status_then: 'evaluation', checks_to_schedule: null });
  for (const { id } of [watched, missed]) t.match(of(id), { status_then: 'closed', checks_to_schedule: [{ number: 2 }, { number: 3 }, { number: 4 }] });

  await sql`alter table support_case drop column status_then, drop column checks_to_schedule`.execute(db);
  await sql`drop function new_id_v7()`.execute(db);
  await up(db as unknown as Kysely<unknown>);
  t.strictSame(await plans(), written);
});
