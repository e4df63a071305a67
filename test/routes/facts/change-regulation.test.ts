import t, { type Test } from 'tap';
import type { Difference } from '../../../src/domain/case/differences.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import type { RegulationSource } from '../../../src/domain/regulations/regulation.ts';
import { testApp } from '../../support/app.ts';
import {
  aCast, type CaseOnRoad, type Cast, decisionBody, mustBe, openedCase, programmeBody, refusals, send, stateOf, tatarstanSteps, walk, walkedTo,
} from '../../support/case-road.ts';
import { nextTatarstan, publish } from '../../support/next-version.ts';

// A case that started on 13 March 2026 at the crisis level, 6 months, and a version 2 with 5 months from 1 April.

// Tried, and the test failed: any published version accepted; the place not taken anew; the misfits left out.

// Each test has a regulation of its own, a copy of Tatarstan's, so that one app serves them all.

const api = await testApp(t);
let regulations = 0;

/** A provider that works by a regulation of its own, and the next version of it, not yet published. */
async function aRegion(rules: RegulationSource['rules'] = {}): Promise<{ cast: Cast; code: string; next: RegulationSource }> {
  regulations += 1;
  const code = `copy-${regulations}`;
  const cast = await aCast(api);
  mustBe(201, await publish(api, { ...tatarstan2017, code }));
  await api.db.updateTable('organisation').set({ regulation_code: code }).where('id', '=', cast.provider.id).execute();
  return { cast, code, next: { ...nextTatarstan(rules), code } };
}

interface Running extends CaseOnRoad {
  code: string;
}

/** A running case whose measures end on a day, and the next version published. */
async function running(rules: RegulationSource['rules'] = {}, lastMeasure = '2026-08-03'): Promise<Running> {
  const { cast, code, next } = await aRegion(rules);
  const road = { ...await openedCase(cast), code };
  const steps = tatarstanSteps(road);
  for (const step of Object.values({ ...steps, draft: { path: 'programmes', body: programmeBody(road, '2026-03-06', ['2026-05-15', lastMeasure]) } })) {
    await walk(road, step);
  }
  mustBe(201, await publish(api, next));
  return road;
}

const move = (road: CaseOnRoad, how: { dryRun?: boolean; today?: string } = {}, changes: Record<string, unknown> = {}) =>
  send(road, 'decisions', decisionBody('2026-04-20', 'changeRegulation', { body: 'provider', regulationVersion: 2, ...changes }), { as: 'head', ...how });

const shortly = (changes: Difference[]) => changes.map(({ what, subject, from, to }) => [what, subject, from, to].join(' '));

t.test('a dry run of the decision says what would change, and nothing does', async (t) => {
  const road = await running();
  const before = await stateOf(road);
  const { changes, case: after } = mustBe(200, await move(road, { dryRun: true })).json<{ changes: Difference[]; case: object }>();
  t.same(shortly(changes), [
    `regulation ${road.code} 1 2`,
    'programmeEnd programme 2026-09-13 2026-08-13',
    'longestEnd programme 2026-09-13 2026-08-13',
    'alert programmeExpiring:programme 2026-08-14 2026-07-14',
    'alert programmeExpiring:programme#2 2026-08-30 2026-07-30',
    'alert programmeExpiring:programme#3 2026-09-06 2026-08-06',
    'alert programmeExpired:programme 2026-09-14 2026-08-14',
  ]);
  t.same(changes[1]?.citation, { regulation: road.code, version: 2, clause: 'п. 5.7 в новой ред.', inherited: false });
  t.match(after, { regulation: { version: 2 }, endsOn: '2026-08-13' });
  t.same(await stateOf(road), { ...before, asOf: '2026-04-20' });
});

t.test('a case that moves lives wholly by the new version', async (t) => {
  const road = await running();
  const stay = await walkedTo(road.cast, 'curator');
  mustBe(201, await move(road));
  const state = await stateOf<{ deadlines: { citation: { version: number } }[] }>(road);
  t.match(state, { status: 'active', regulation: { version: 2 }, endsOn: '2026-08-13', level: 'crisis', startsOn: '2026-03-13' });
  t.same([...new Set(state.deadlines.map(({ citation }) => citation.version))], [2]);
  const { db } = api;
  const row = await db.selectFrom('support_case').select(['regulation_version', 'ends_on', 'longest_ends_on']).where('id', '=', road.id).executeTakeFirst();
  t.same(row, { regulation_version: 2, ends_on: '2026-08-13', longest_ends_on: '2026-08-13' });
  const alerts = await db.selectFrom('alert').select('citation').where('case_id', '=', road.id).where('ended_at', 'is', null).execute();
  t.ok(alerts.length > 0 && alerts.every(({ citation }) => (citation as { version: number }).version === 2), 'live alerts cite the new version');
  const events = await db.selectFrom('outbox').select('data').where('case_id', '=', road.id).where('kind', '=', 'case.regulationChanged').execute();
  t.same(events, [{ data: { from: 1, to: 2 } }]);
  t.match(refusals(await send(road, 'decisions', decisionBody('2026-08-10', 'extend', { termMonths: 6 }), { as: 'council' })), [
    ['/termMonths', 'programme.term-too-long', `${road.code}, п. 5.7 в новой ред.`],
  ]);
  t.match(await stateOf(stay), { regulation: { version: 1 } }, 'another case stays where it was');
  for (const number of [1, 2]) {
    await walk(road, { path: 'executions', body: { date: '2026-07-31', programmeNumber: 1, measureNumber: number, result: 'done' } });
  }
  const done = mustBe(201, await send(road, 'decisions', decisionBody('2026-08-10', 'completeWithSuccess'), { as: 'council' }));
  t.match(done.json(), { case: { postSupport: { until: '2027-02-10', checks: [{ dueOn: '2026-11-10' }, { dueOn: '2027-02-10' }] } } });
});

t.test('an approach before the new version opens a case under the old one', async (t) => {
  const road = await running();
  const opened = async (date: string) => (await stateOf<{ regulation: { version: number } }>(await openedCase(road.cast, date))).regulation.version;
  t.equal(await opened('2026-03-31'), 1);
  t.equal(await opened('2026-04-01'), 2);
  t.equal(await opened('2026-04-30'), 2);
});

t.test('the version must be newer and the one in force on the decision’s day', async (t) => {
  const road = await running();
  mustBe(201, await publish(api, { ...nextTatarstan({}, 3, '2026-06-01'), code: road.code }));
  const unknown = [['/regulationVersion', 'regulation.version-unknown', undefined]];
  t.same(refusals(await move(road, {}, { regulationVersion: 4 })), unknown, 'no such version');
  t.same(refusals(await move(road, {}, { regulationVersion: 1 })), unknown, 'its own');
  t.same(refusals(await move(road, {}, { regulationVersion: 3 })), unknown, 'not yet in force');
  t.same(refusals(await move(road, {}, { date: '2026-03-31' })), unknown, 'not in force on that day');
  t.same(refusals(await move(road, {}, { date: '2026-06-01' })), unknown, 'replaced by then');
  const refused = await move(road, {}, { regulationVersion: 9, body: 'council' });
  t.equal(refused.statusCode, 422);
  t.match(refusals(refused), [['/body', 'decision.wrong-body'], ['/regulationVersion', 'regulation.version-unknown']]);
  mustBe(201, await move(road, {}, { date: '2026-05-31' }));
  mustBe(201, await move(road, {}, { date: '2026-06-01', regulationVersion: 3 }));
  t.same(refusals(await move(road, {}, { date: '2026-06-02', regulationVersion: 2 })), unknown, 'never back');
});

/** Refused with these reasons, and the case is as before. */
async function misfit(t: Test, road: CaseOnRoad, ...reasons: (RegExp | string)[]): Promise<void> {
  const before = await stateOf<object>(road);
  const refused = await move(road);
  t.equal(refused.statusCode, 409);
  const { errors } = refused.json<{ errors: { code: string; detail: string; clause: string }[] }>();
  t.match(errors.map(({ code }) => code), reasons.map(() => 'regulation.does-not-fit'));
  t.match(errors.map(({ detail }) => detail), reasons);
  t.same(await stateOf(road), { ...before, asOf: '2026-04-20' });
}

t.test('open measures must fall into the new term', async (t) => {
  const road = await running({}, '2026-08-31');
  await misfit(t, road, /мероприятие № 2 со сроком 2026-08-31 не попадает в срок программы, до 2026-08-13/);
  await walk(road, { path: 'executions', body: { date: '2026-04-20', programmeNumber: 1, measureNumber: 2, result: 'done' } });
  mustBe(201, await move(road));
});

t.test('a programme that has started must have started by the new version, too', async (t) => {
  const steps = structuredClone(nextTatarstan().rules.steps);
  steps?.value.at(-1)?.gates.push({ gate: 'agreement', clause: 'п. 4.10' }, { gate: 'paper', type: 'needAssessment', clause: 'п. 4.12' });
  const road = await running(steps === undefined ? {} : { steps });
  await misfit(t, road, /не выполнено условие — заключён договор/, /не выполнено условие — .*оценка индивидуальной нуждаемости/);
});

t.test('every level of the case must be there', async (t) => {
  const { levels, terms, caseloadLimits } = structuredClone(nextTatarstan().rules);
  if (levels === undefined || terms === undefined || caseloadLimits === undefined) throw new Error('Tatarstan’s own rules');
  levels.value = levels.value.filter(({ code }) => code !== 'crisis');
  delete terms.value['crisis'];
  delete caseloadLimits.value['crisis'];
  await misfit(t, await running({ levels, terms, caseloadLimits }), /в ней нет уровня «кризисный»/);
});

t.test('the curator’s place is taken anew, by the new limits', async (t) => {
  const limits = { clause: 'п. 5.6 в новой ред.', value: { adaptation: { families: 8 }, basic: { families: 6 }, crisis: { families: 1 } } };
  const road = await running({ caseloadLimits: limits });
  const second = await walkedTo(road.cast);
  const refused = await move(road);
  t.equal(refused.statusCode, 409);
  t.same(refusals(refused), [['', 'caseload.limit-exceeded', `${road.code}, п. 5.6 в новой ред.`]]);
  await walk(second, { path: 'papers', body: { date: '2026-04-20', type: 'writtenRefusal', memberId: second.mother, text: 'Отказываемся' } });
  mustBe(201, await send(second, 'decisions', decisionBody('2026-04-20', 'endWithoutSuccess', { reason: 'writtenRefusal' }), { as: 'council' }));
  mustBe(201, await move(road));
  const place = await api.db.selectFrom('caseload_place').select('capacity').where('family_id', '=', road.family.id).executeTakeFirst();
  t.equal(place?.capacity, 1);
});

t.test('a case that has not started goes on by the new order of steps', async (t) => {
  const steps = structuredClone(nextTatarstan().rules.steps);
  steps?.value[0]?.gates.push({ gate: 'paper', type: 'cooperationConsent', clause: 'п. 4.2' });
  const { cast, code, next } = await aRegion(steps === undefined ? {} : { steps });
  const road = await walkedTo(cast, 'level');
  mustBe(201, await publish(api, next));
  const { changes } = mustBe(201, await move(road)).json<{ changes: Difference[] }>();
  t.match(shortly(changes), [`regulation ${code} 1 2`, 'status case planning identified', /^missing .* gate\.missing $/]);
  t.match(await stateOf(road), { status: 'identified', missing: [{ gate: 'paper:cooperationConsent', citation: { version: 2, clause: 'п. 4.2' } }] });
});

t.test('an ended case stays where it is, and every recorded fact says what it changed', async (t) => {
  const road = await running();
  await walk(road, { path: 'papers', body: { date: '2026-04-18', type: 'writtenRefusal', memberId: road.mother, text: 'Отказываемся' } });
  const body = decisionBody('2026-04-19', 'endWithoutSuccess', { reason: 'writtenRefusal' });
  const { changes } = mustBe(201, await send(road, 'decisions', body, { as: 'council' })).json<{ changes: Difference[] }>();
  t.match(shortly(changes).slice(0, 3), ['status case active closed', 'measure measure:1 2026-05-15 ', 'measure measure:2 2026-08-03 ']);
  t.match(refusals(await move(road)), [['', 'action.wrong-status']]);
});
