import { sql } from 'kysely';
import t from 'tap';
import { testApp } from '../../support/app.ts';
import { mustBe, refusals } from '../../support/case-road.ts';
import { aFamily, aProvider, aSpecialist } from '../../support/factories.ts';
import { aCase, assessed } from '../../support/cases.ts';
import { curatorsOfCases, curatorWith, handoverBody, heldCase, placesOf, TODAY } from '../../support/handovers.ts';

// Broken once, and a test failed: the places settled case by case.

const api = await testApp(t, { now: `${TODAY}T09:00:00.000Z` });
const provider = await aProvider(api.db);
const head = () => api.token('head', { organisationId: provider.id });
const handOver = (from: { id: string }, body: object, query = '') =>
  api.call('POST', `/v1/specialists/${from.id}/handovers${query}`, { as: head(), body });

interface Told {
  id: string;
  state: string;
  cases: { caseId: string; specialistId: string; state: string; keptBecause: string | null }[];
}

t.test('all cases go to one colleague for good, each by an assignment of its own', async (t) => {
  const from = await curatorWith(api, provider, 'basic', 'crisis', undefined);
  const to = await aSpecialist(api.db, provider);
  const dry = await handOver(from, handoverBody([to]), '?dryRun=true');
  t.equal(dry.statusCode, 200);
  t.same(await curatorsOfCases(api, from.cases), [from.id, from.id, from.id], 'a dry run hands nothing over');
  const reply = mustBe(201, await handOver(from, handoverBody([to])));
  const made = reply.json<Told>();
  t.equal(made.state, 'lasting');
  t.same(made.cases.map(({ specialistId, state }) => [specialistId, state]), Array(3).fill([to.id, 'handedOver']));
  t.same(await curatorsOfCases(api, from.cases), [to.id, to.id, to.id]);
  t.same([await placesOf(api, from), await placesOf(api, to)], [{}, { basic: 1, crisis: 1 }]);
  const facts = await api.call('GET', `/v1/cases/${from.cases[0]?.caseId}/curator-assignments`, { as: head() });
  t.match(facts.json<{ items: object[] }>().items.at(-1), { specialistId: to.id, date: TODAY, recordedBy: 'test-head', reason: 'Передача дел куратора' });
  const events = await api.db.selectFrom('outbox').select('case_id').where('kind', '=', 'case.factRecorded').execute();
  for (const { caseId } of from.cases) t.ok(events.some((event) => event.case_id === caseId));
  const location = String(reply.headers['location']);
  t.same((await api.call('GET', location, { as: head() })).json(), reply.json());
  t.same((await api.call('GET', `/v1/specialists/${from.id}/handovers`, { as: head() })).json<{ items: object[] }>().items, [reply.json()]);
  const left = await api.call('PATCH', `/v1/specialists/${from.id}`, { as: head(), body: { active: false }, headers: { 'if-match': '"1"' } });
  t.equal(left.statusCode, 200, 'whoever has handed everything over may leave');
  t.same(refusals(await handOver(from, handoverBody([to]))), [['', 'handover.nothing', undefined]]);
});

t.test('among several colleagues the families are shared out by their room', async () => {
  const from = await curatorWith(api, provider, 'crisis', 'crisis', 'crisis', 'crisis');
  const [busy, free] = [await curatorWith(api, provider, 'crisis', 'crisis'), await aSpecialist(api.db, provider)];
  mustBe(201, await handOver(from, handoverBody([busy, free])));
  t.same([await placesOf(api, busy), await placesOf(api, free)], [{ crisis: 3 }, { crisis: 3 }]);
});

t.test('one family that does not fit stops everything, and the refusal names it, the clause and who has room', async (t) => {
  const from = await curatorWith(api, provider, 'crisis', 'crisis', 'basic');
  const full = await curatorWith(api, provider, 'crisis', 'crisis', 'crisis');
  const free = await aSpecialist(api.db, provider, { name: 'Свободнова Вера Тестовна' });
  const reply = await handOver(from, handoverBody([full]));
  t.equal(reply.statusCode, 409);
  const { errors } = reply.json<{ errors: { code: string; pointer: string; detail: string; citation: { clause: string } }[] }>();
  t.equal(errors.length, 1, 'one of the two fits');
  t.match(errors[0], { code: 'handover.does-not-fit', pointer: '/cases', citation: { clause: 'п. 5.6' } });
  t.ok(from.cases.slice(0, 2).some(({ caseId, family }) => errors[0]?.detail.includes(caseId) && errors[0].detail.includes(family.id)));
  t.match(errors[0]?.detail, `${full.id}): 4/4`);
  t.match(errors[0]?.detail, `Свободнова Вера Тестовна (${free.id}): 4`);
  t.same(await curatorsOfCases(api, from.cases), [from.id, from.id, from.id]);
  const override = await handOver(from, handoverBody([full], { overrideReason: 'Больше некому' }));
  t.equal(override.statusCode, 409, 'a strict limit is not exceeded with a reason either');
});

t.test('chosen cases go to the colleagues named with them', async (t) => {
  const from = await curatorWith(api, provider, 'basic', 'crisis', 'basic');
  const [one, two] = [await aSpecialist(api.db, provider), await aSpecialist(api.db, provider)];
  const [first, second] = from.cases;
  const cases = [{ caseId: first?.caseId, specialistId: one.id }, { caseId: second?.caseId }];
  mustBe(201, await handOver(from, handoverBody([two], { cases })));
  t.same(await curatorsOfCases(api, from.cases), [one.id, two.id, from.id]);
});

t.test('a family with two cases moves whole and takes one place, at its most severe level', async (t) => {
  const from = await curatorWith(api, provider, ...Array(8).fill('adaptation') as string[]);
  const family = await aFamily(api.db, provider);
  const level = (code: string) => ({ kind: 'levelAssignment' as const, on: '2026-03-11', data: { level: code, reason: 'Проба.' } });
  const crisis = await aCase(api.db, family, [...assessed(family, '2026-03-10', from.id), level('crisis')], TODAY);
  // The child's own case, so that the family may have another one.
  await sql`update support_case set form = 'individual', member_id = ${family.members[1]?.id} where id = ${crisis}`.execute(api.db);
  const lighter = await aCase(api.db, family, assessed(family, '2026-03-10', from.id), TODAY);
  mustBe(201, await api.call('POST', `/v1/cases/${lighter}/level-assignments`, { as: head(), body: { date: TODAY, level: 'adaptation', reason: 'Проба.' } }));
  t.same(await placesOf(api, from), { adaptation: 8, crisis: 1 }, 'the lighter case alone would find no place with either curator');
  const to = await curatorWith(api, provider, ...Array(8).fill('adaptation') as string[]);
  mustBe(201, await handOver(from, handoverBody([to], { cases: [{ caseId: lighter }] })));
  t.same([await placesOf(api, from), await placesOf(api, to)], [{ adaptation: 8 }, { adaptation: 8, crisis: 1 }]);
  t.same(await curatorsOfCases(api, [{ caseId: crisis }, { caseId: lighter }]), [to.id, to.id]);
});

t.test('whom a request names wrongly is told at each place', async (t) => {
  const from = await curatorWith(api, provider, 'basic');
  const stranger = await aSpecialist(api.db, await aProvider(api.db));
  const clerk = await aSpecialist(api.db, provider, { holdsCases: false });
  const other = await curatorWith(api, provider, 'basic');
  t.same(refusals(await handOver(from, handoverBody([from, stranger, clerk]))), [
    ['/to/0', 'curator.same', undefined], ['/to/1', 'curator.not-in-organisation', undefined], ['/to/2', 'curator.not-in-organisation', undefined],
  ]);
  t.same(refusals(await handOver(from, handoverBody([other], { cases: [{ caseId: other.cases[0]?.caseId }] }))), [['/cases/0/caseId', 'link.unknown', undefined]]);
  t.same(refusals(await handOver(from, handoverBody([]))), [['/cases', 'handover.colleague-missing', undefined]]);
  t.same(refusals(await handOver(from, handoverBody([other], { date: '2026-03-17' }))), [['/date', 'date.in-future', undefined]]);
  t.same(refusals(await handOver(from, handoverBody([other], { until: '2026-03-15' }))), [['/until', 'handover.until-past', undefined]]);
  t.same(refusals(await handOver(from, handoverBody([other], { until: '2026-03-20', reason: 'dismissal' }))), [['/until', 'handover.dismissal-for-good', undefined]]);
  const early = await handOver(from, handoverBody([other], { date: '2026-03-09' }));
  t.equal(early.json<{ errors: { code: string }[] }>().errors[0]?.code, 'handover.case-refused', 'not before the case, nor its curator');
  t.equal((await handOver(stranger, handoverBody([other]))).statusCode, 404);
});

t.test('a plan says who could take which family, and changes nothing', async (t) => {
  const own = await aProvider(api.db);
  const boss = api.token('head', { organisationId: own.id });
  const from = await curatorWith(api, own, 'crisis', 'basic');
  const full = await curatorWith(api, own, 'crisis', 'crisis', 'crisis', 'crisis');
  const ask = (body: object) => api.call('POST', `/v1/specialists/${from.id}/handover-plans`, { as: boss, body });
  const narrow = (await ask({ to: [full.id] })).json<{ possible: boolean; families: { level: string; specialistId: string | null; alternatives: object[] }[] }>();
  t.notOk(narrow.possible);
  t.same(narrow.families.map(({ level, specialistId }) => [level, specialistId]).sort(), [['basic', full.id], ['crisis', null]]);
  const free = await aSpecialist(api.db, own);
  const plan = (await ask({})).json<typeof narrow>();
  t.ok(plan.possible);
  const crisis = plan.families.find(({ level }) => level === 'crisis');
  t.equal(crisis?.specialistId, free.id);
  t.same(crisis?.alternatives, [{ specialistId: free.id, free: 4 }]);
  t.same(await curatorsOfCases(api, from.cases), [from.id, from.id]);
});

t.test('a temporary handover ended early gives back what can go back', async (t) => {
  const from = await curatorWith(api, provider, 'crisis', 'basic', 'basic');
  const [stand, other] = [await aSpecialist(api.db, provider), await aSpecialist(api.db, provider)];
  const made = mustBe(201, await handOver(from, handoverBody([stand], { until: '2026-03-31' }))).json<Told>();
  t.equal(made.state, 'temporary');
  for (let count = 0; count < 4; count += 1) await heldCase(api, provider, from, 'crisis');
  mustBe(201, await api.call('POST', `/v1/cases/${from.cases[2]?.caseId}/curator-assignments`, { as: head(), body: { date: TODAY, specialistId: other.id } }));
  const url = `/v1/specialists/${from.id}/handovers/${made.id}/returns`;
  const back = () => api.call('POST', url, { as: head(), body: { date: TODAY } });
  const ended = mustBe(201, await back()).json<Told>();
  t.equal(ended.state, 'ended');
  const states = new Map(ended.cases.map(({ caseId, state, keptBecause }) => [caseId, [state, keptBecause]]));
  t.same(from.cases.map(({ caseId }) => states.get(caseId)), [['kept', 'noRoom'], ['returned', null], ['overtaken', null]]);
  t.same(await curatorsOfCases(api, from.cases), [stand.id, from.id, other.id]);
  const kept = from.cases[0]?.caseId ?? '';
  const alerts = async () => (await api.call('GET', `/v1/alerts?caseId=${kept}&kind=handoverNotReturned`, { as: head() })).json<{ items: object[] }>().items;
  t.match(await alerts(), [{ kind: 'handoverNotReturned', severity: 'warning' }]);
  t.match((await api.call('GET', `/v1/cases/${kept}/timeline`, { as: head() })).json<{ items: object[] }>().items.at(-1), { factKind: 'handoverKept', reason: 'noRoom', handoverId: made.id });
  mustBe(201, await api.call('POST', `/v1/cases/${kept}/curator-assignments`, { as: head(), body: { date: TODAY, specialistId: other.id } }));
  t.same(await alerts(), [], 'the next assignment ends it');
  t.same(refusals(await back()), [['', 'handover.not-temporary', undefined]]);
});
