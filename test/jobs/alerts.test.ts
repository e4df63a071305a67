import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { SeenFamilies } from '../../src/operations/seen-families.ts';
import { tatarstan2017 } from '../../src/domain/regulations/data/tatarstan-2017.ts';
import { openCase } from '../../src/operations/open-case.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import { aChild, aFamily, aMember, aProvider } from '../support/factories.ts';
import { check, decision, mark, programme, review, submission, tatarstanRoad } from '../support/histories.ts';
import { aSetting, type Setting, type TestCase } from './setting.ts';

// Broken once on purpose, to see these tests fail: `raise_on <=` in alert-turns.ts made `<`; lapseAlerts left out.

/** What is open on the morning of each day, after the jobs have run. */
async function mornings(setting: Setting, one: TestCase, days: readonly string[]): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = {};
  for (const day of days) {
    await setting.dayComes(day);
    seen[day] = await one.alerts();
  }
  return seen;
}

t.test('programmeLate: no programme within 10 working days from the approach; gone when it is submitted', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase('level');
  t.same(await mornings(setting, one, ['2026-03-17', '2026-03-18', '2026-03-19']), {
    '2026-03-17': [], '2026-03-18': ['programmeLate'], '2026-03-19': ['programmeLate'],
  });
  await one.record({ ...tatarstanRoad.draft, on: '2026-03-19' }, submission('2026-03-19'));
  t.same(await one.alerts(), ['decisionLate'], 'now the council is late');
});

t.test('decisionLate: submitted and not decided; a return for rework does not end the delay, the approval does', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase('submission');
  t.same(await mornings(setting, one, ['2026-03-17', '2026-03-18']), { '2026-03-17': [], '2026-03-18': ['decisionLate'] });
  await one.record(decision('returnProgramme', '2026-03-18', { programmeNumber: 1 }));
  t.same(await one.alerts(), ['programmeLate']);
  await one.record(
    programme('2026-03-19', { number: 2, due: ['2026-05-15'] }), submission('2026-03-19', 2),
    decision('approveProgramme', '2026-03-19', { programmeNumber: 2 }),
  );
  t.same(await one.alerts(), []);
  await setting.dayComes('2026-03-20');
  t.same(await one.alerts(), []);
});

t.test('programmeExpiring 30, 14 and 7 days before the end, one notice at a time, then programmeExpired; gone by an extension', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase();
  await one.record(mark(1, '2026-05-15'), mark(2, '2026-05-15'));
  const notice = (day: string) => `programmeExpiring since ${day}`;
  const days = ['2026-08-13', '2026-08-14', '2026-08-29', '2026-08-30', '2026-09-05', '2026-09-06', '2026-09-13', '2026-09-14'];
  t.same(await mornings(setting, one, days), {
    '2026-08-13': [],
    '2026-08-14': [notice('2026-08-14')],
    '2026-08-29': [notice('2026-08-14')],
    '2026-08-30': [notice('2026-08-30')],
    '2026-09-05': [notice('2026-08-30')],
    '2026-09-06': [notice('2026-09-06')],
    '2026-09-13': [notice('2026-09-06')],
    '2026-09-14': ['programmeExpired'],
  });
  await one.record(decision('extend', '2026-09-14', { termMonths: 3 }));
  t.same(await one.alerts(), []);
  await setting.dayComes('2026-11-13');
  t.same(await one.alerts(), [], 'the new term ends on 13 December: 30 days before is 13 November');
});

t.test('measureLate from the day after its due date; gone when the measure is marked', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase();
  t.same(await mornings(setting, one, ['2026-05-15', '2026-05-16']), { '2026-05-15': [], '2026-05-16': ['measureLate'] });
  await one.record(mark(1, '2026-05-18'));
  t.same(await one.alerts(), []);
  await setting.dayComes('2026-05-19');
  t.same(await one.alerts(), []);
});

t.test('postSupportCheckDue with the notice, postSupportCheckMissed when it is late; gone when the check is made', async (t) => {
  const setting = await aSetting(t);
  const one = await ended(setting);
  t.same(await mornings(setting, one, ['2026-11-30', '2026-12-01', '2026-12-15', '2026-12-16']), {
    '2026-11-30': [],
    '2026-12-01': ['postSupportCheckDue'],
    '2026-12-15': ['postSupportCheckDue'],
    '2026-12-16': ['postSupportCheckMissed'],
  });
  t.equal(await one.status(), 'closed');
  await setting.dayComes('2027-01-20');
  t.same(await one.alerts(), ['postSupportCheckMissed'], 'a missed check does not vanish when the case closes');
  await one.record(check(1, '2027-01-20'));
  t.same(await one.alerts(), []);
});

t.test('a check made in time ends its alert', async (t) => {
  const setting = await aSetting(t);
  const one = await ended(setting);
  await setting.dayComes('2026-12-01');
  await one.record(check(1, '2026-12-02'));
  t.same(await one.alerts(), []);
  await setting.dayComes('2026-12-16');
  t.same(await one.alerts(), []);
});

t.test('never doubled: a run twice, two runners at once, a write in between', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase();
  await setting.dayComes('2026-05-15');
  setting.clock.set('2026-05-16T09:00:00.000Z');
  await Promise.all([setting.wake('one'), setting.wake('two'), one.record(review('2026-05-16'))]);
  await setting.wake();
  t.same(await one.alerts(), ['measureLate']);
  const all = await setting.db.selectFrom('alert').select('id').where('kind', '=', 'measureLate').where('raised_at', 'is not', null).execute();
  t.equal(all.length, 1);
});

t.test('three nights missed: the runs of each night raise what was due on it, and the last brings the present', async (t) => {
  const setting = await aSetting(t);
  const one = await setting.aCase();
  await one.record(mark(1, '2026-05-15'), mark(2, '2026-05-15'));
  await setting.dayComes('2026-09-11');
  await setting.dayComes('2026-09-14');
  t.same(await one.alerts(), ['programmeExpired']);
  t.equal(await one.status(), 'evaluation');
  const runs = await setting.db.selectFrom('job_run').select(['job', 'day', 'rows_changed'])
    .where('day', '>', '2026-09-11').where('rows_changed', '>', 0).orderBy('job').execute();
  t.same(runs.map((run) => Object.values(run).join(' ')), ['advanceCases 2026-09-14 1', 'turnAlerts 2026-09-14 2'], 'one begins, one ends');
});

t.test('the day turns in the region of the case: Magadan is flagged while Kazan sleeps', async (t) => {
  const setting = await aSetting(t);
  const { db, clock } = setting;
  const kazan = await setting.aCase('consent');
  await seedRegulations(db, fixedClock('2026-01-12T06:00:00.000Z'), [
    { ...tatarstan2017, code: 'magadan-test', region: 'magadan', timeZone: 'Asia/Magadan' },
  ]);
  const provider = await aProvider(db, { region: 'magadan', regulationCode: 'magadan-test' });
  const family = await aFamily(db, provider, { members: [aMember(), aChild()] });
  const caller = { clientId: 'test', role: 'head', scope: { kind: 'organisation', organisationId: provider.id } } as const;
  clock.set('2026-03-02T01:00:00.000Z');
  const ctx = { db, clock, caller, traceId: 'test', operation: 'test', seen: new SeenFamilies() };
  const { record } = await inTransaction(db, systemWall, (tx) => openCase(tx, ctx, {
    familyId: family.id, on: '2026-03-02', ground: 'parentApplication', form: 'group',
    applicantMemberId: family.members[0]?.id, circumstances: [],
  }));
  const flagged = async () => {
    const rows = await db.selectFrom('alert').select('case_id').where('raised_at', 'is not', null).execute();
    return rows.map(({ case_id: id }) => id);
  };
  clock.set('2026-03-17T13:04:00.000Z');
  await setting.wake();
  t.same(await flagged(), []);
  clock.set('2026-03-17T13:05:00.000Z');
  await setting.wake();
  t.same(await flagged(), [record.id], 'five past midnight of 18 March in Magadan');
  clock.set('2026-03-17T21:05:00.000Z');
  await setting.wake();
  t.same((await flagged()).sort(), [record.id, kazan.id].sort());
});

/** A case that ended with success on 15 September 2026. */
async function ended(setting: Setting): Promise<TestCase> {
  const one = await setting.aCase();
  await one.record(mark(1, '2026-05-15'), mark(2, '2026-08-31'), decision('completeWithSuccess', '2026-09-15'));
  return one;
}
