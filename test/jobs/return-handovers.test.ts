import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { returnHandoversJob } from '../../src/jobs/return-handovers.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { handOver, type HandoverRequest } from '../../src/operations/hand-over.ts';
import { perform } from '../../src/operations/perform.ts';
import { providerContext } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider, aSpecialist } from '../support/factories.ts';
import { curatorsOfCases, curatorWith, heldCase, placesOf, TODAY } from '../support/handovers.ts';
import { midnight, silent } from './setting.ts';

// Broken once each, and a test failed: `until < day` made `<=`; the savepoint taken out; the look at who holds the case taken out.

const { db, service } = await testDatabase(t);
const provider = await aProvider(db);
const api = { db };
const clock = fixedClock(`${TODAY}T09:00:00.000Z`);

async function handedUntil(until: string, from: { id: string }, to: { id: string }): Promise<string> {
  const ctx = providerContext(service, provider.id, clock);
  const request: HandoverRequest = { date: TODAY, reason: 'leave', text: 'Приказ', until, cases: 'all', to: [to.id] };
  let id = '';
  await perform(ctx, (tx) => handOver(tx, ctx, from.id, request), (made) => {
    ({ id } = made);
    return { status: 201, body: {} };
  });
  return id;
}

/** Wakes two runners on a day's first minutes. */
async function dayComes(day: string): Promise<void> {
  clock.set(midnight(day));
  const wake = (runner: string) => runDueJobs({ db: service, clock, logger: silent }, [returnHandoversJob], { runner });
  await Promise.all([wake('one'), wake('other')]);
}

async function outcomes(handoverId: string): Promise<Record<string, string>> {
  const rows = await db.selectFrom('handover_case').selectAll().where('handover_id', '=', handoverId).execute();
  return Object.fromEntries(rows.map((row) => [row.case_id, [row.state, row.settled_on, row.kept_because].filter((one) => one !== null).join(' ')]));
}

async function openAlerts(caseId: string): Promise<string[]> {
  const rows = await db.selectFrom('alert').select('raise_on').where('case_id', '=', caseId).where('kind', '=', 'handoverNotReturned')
    .where('raised_at', 'is not', null).where('ended_at', 'is', null).execute();
  return rows.map((row) => row.raise_on);
}

t.test('on the first day after, cases go back as far as there is room; what stays is flagged', async (t) => {
  clock.set(`${TODAY}T09:00:00.000Z`);
  const from = await curatorWith(api, provider, 'crisis', 'basic', undefined);
  const to = await aSpecialist(db, provider);
  const id = await handedUntil('2026-03-20', from, to);
  for (let count = 0; count < 4; count += 1) await heldCase(api, provider, from, 'crisis');
  await dayComes('2026-03-20');
  t.same(await curatorsOfCases(api, from.cases), [to.id, to.id, to.id], 'the last day belongs to the colleague');
  await dayComes('2026-03-21');
  const [crisis, basic, none] = from.cases.map(({ caseId }) => caseId);
  t.same(await outcomes(id), {
    [crisis ?? '']: 'kept 2026-03-21 noRoom', [basic ?? '']: 'returned 2026-03-21', [none ?? '']: 'returned 2026-03-21',
  });
  t.same(await curatorsOfCases(api, from.cases), [to.id, from.id, from.id]);
  t.same([await placesOf(api, from), await placesOf(api, to)], [{ basic: 1, crisis: 4 }, { crisis: 1 }]);
  t.same(await openAlerts(crisis ?? ''), ['2026-03-21']);
  const facts = await db.selectFrom('case_fact').select(['kind', 'happened_on', 'recorded_by']).where('case_id', '=', basic ?? '').orderBy('seq', 'desc').executeTakeFirst();
  t.same(facts, { kind: 'curatorAssignment', happened_on: '2026-03-21', recorded_by: 'job:returnHandovers' });
  await dayComes('2026-03-22');
  t.same(await outcomes(id), { ...await outcomes(id), [crisis ?? '']: 'kept 2026-03-21 noRoom' }, 'settled once');
  const kept = await db.selectFrom('case_fact').select('id').where('kind', '=', 'handoverKept').where('case_id', '=', crisis ?? '').execute();
  t.equal(kept.length, 1);
});

t.test('a curator who has left gets nothing back; a missed day is made up', async (t) => {
  clock.set('2026-03-22T09:00:00.000Z');
  const from = await curatorWith(api, provider, 'basic', 'adaptation');
  const [to, third] = [await aSpecialist(db, provider), await aSpecialist(db, provider)];
  clock.set(`${TODAY}T09:00:00.000Z`);
  const id = await handedUntil('2026-03-23', from, to);
  await db.updateTable('specialist').set({ active: false }).where('id', '=', from.id).execute();
  const [basic, adaptation] = from.cases.map(({ caseId }) => caseId);
  await db.updateTable('support_case').set({ curator_id: third.id }).where('id', '=', adaptation ?? '').execute();
  await dayComes('2026-03-27');
  t.same(await outcomes(id), { [basic ?? '']: 'kept 2026-03-27 curatorLeft', [adaptation ?? '']: 'overtaken 2026-03-27' });
  t.same(await openAlerts(basic ?? ''), ['2026-03-27']);
  t.same(await openAlerts(adaptation ?? ''), []);
});
