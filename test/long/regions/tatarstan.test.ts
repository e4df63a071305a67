import t from 'tap';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { testApp } from '../../support/app.ts';
import { at, decisionBody, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { alertsTurnedIn, openAlertsOf, regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { everyOrder } from '../../support/wrong-orders.ts';

const api = await testApp(t);
const cast = await regionCast(api, tatarstan2017);

const tatarstan: RegionRoad = {
  source: tatarstan2017, from: '2026-03-02', level: 'crisis', body: 'council', decider: 'council', due: ['2026-05-15', '2026-06-30'],
  gates: [
    { step: 1, gate: 'consent', clause: 'база, п. 8', inherited: true },
    { step: 1, gate: 'paper:individualServicesProgramme', clause: 'прил. № 4–11, разд. I' },
    { step: 2, gate: 'curator', clause: 'п. 4.5; прил. № 4–11, разд. II' },
    { step: 2, gate: 'paper:personalDocuments', clause: 'прил. № 4–11, разд. III', after: ['curator'] },
    { step: 2, gate: 'paper:livingConditionsReport', clause: 'п. 4.6; прил. № 4–11, разд. III', after: ['curator'] },
    { step: 2, gate: 'paper:interviewResults', clause: 'прил. № 4–11, разд. III', after: ['curator'] },
    { step: 2, gate: 'diagnostic:primary', clause: 'прил. № 4–11, разд. III', after: ['curator'] },
    { step: 2, gate: 'level', clause: 'п. 4.8', after: ['paper:livingConditionsReport'] },
    { step: 3, gate: 'programmeDrafted', clause: 'п. 4.6' },
    { step: 3, gate: 'programmeSubmitted', clause: 'п. 4.11' },
    { step: 4, gate: 'programmeApproved', clause: 'п. 4.4, 4.11' },
    { step: 5, gate: 'programmeSigned', clause: 'п. 4.9' },
    { step: 5, gate: 'copyHandedOver', clause: 'п. 4.9', after: ['programmeSigned'] },
  ],
};

interface State {
  deadlines: { code: string }[];
}

t.test('the whole road of Tatarstan, and every wrong order refused', async (t) => {
  const road = await everyOrder(t, cast, tatarstan);
  t.match(await stateOf(road), { status: 'active', startsOn: '2026-03-14', endsOn: '2026-09-14', registerNumber: '2026/1' });
  for (const [number, result] of [[1, { result: 'done' }], [2, { result: 'notDone', reason: 'Ребёнок болел' }]] as const) {
    const unmarked = await send(road, 'decisions', decisionBody('2026-09-15', 'completeWithSuccess'), { as: 'council' });
    t.same(refusals(unmarked), [['', 'measures.unmarked', 'tatarstan-2017, п. 5.8 «б»']]);
    await walk(road, { path: 'executions', body: { date: '2026-09-15', programmeNumber: 1, measureNumber: number, ...result } });
  }
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody('2026-09-15', 'completeWithSuccess') });
  t.match(await stateOf(road), { status: 'postSupport', postSupport: { until: '2026-12-15', checks: [{ dueOn: '2026-12-15' }] } });
  const sooner = await send(road, 'decisions', decisionBody('2026-10-01', 'endPostSupport', { body: 'provider' }), { as: 'head' });
  t.same(refusals(sooner), [['', 'action.not-in-regulation', 'tatarstan-2017, п. 4.4, 4.11, 5.8']], 'the watch lasts three months');
  await walk(road, { path: 'post-support-checks', body: { date: '2026-12-15', number: 1, findings: 'Справляются', situation: 'stable' } });
  t.match(await stateOf(road), { status: 'closed' });
});

t.test('ten working days from the approach to the approval', async (t) => {
  const road = await walkedIn(cast, tatarstan, 'programmeSubmitted');
  const citation = { regulation: 'tatarstan-2017', version: 1, clause: 'п. 4.4', inherited: false };
  at(cast, '2026-03-17');
  t.match((await stateOf<State>(road)).deadlines, [{ code: 'programmeApproval', dueOn: '2026-03-17', state: 'open', citation }]);
  at(cast, '2026-03-18');
  await alertsTurnedIn(cast, tatarstan2017.timeZone);
  t.match((await stateOf<State>(road)).deadlines, [{ state: 'late' }]);
  t.match(await openAlertsOf(road), [{ kind: 'decisionLate', subject: 'programmeApproval', citation }]);
  const approve = decisionBody('2026-03-19', 'approveProgramme', { programmeNumber: 1 });
  await walk(road, { path: 'decisions', as: 'council', body: approve });
  t.match((await stateOf<State>(road)).deadlines, [{ state: 'metLate', metOn: '2026-03-19' }]);
});

t.test('no emergency level: it is not proposed, not decided, not counted', async (t) => {
  const road = await walkedIn(cast, tatarstan, 'diagnostic:primary');
  const wanted = { date: '2026-03-09', level: 'emergency', reason: 'Угроза' };
  const proposed = await send(road, 'level-assignments', wanted);
  t.equal(proposed.statusCode, 422);
  t.same(refusals(proposed), [['/level', 'reference.unknown', 'tatarstan-2017, п. 4.8']]);
  const running = await walkedIn(cast, tatarstan);
  const change = decisionBody('2026-04-01', 'changeLevel', { level: 'emergency' });
  const decided = await send(running, 'decisions', change, { as: 'council' });
  t.same(refusals(decided), [['/level', 'reference.unknown', 'tatarstan-2017, п. 4.8']]);
  const free = await api.call('GET', '/v1/specialists?freeFor=emergency', { as: cast.head });
  t.match(refusals(free), [['?freeFor', 'reference.unknown']]);
});

t.test('after the other ends there is no watch', async (t) => {
  const road = await walkedIn(cast, tatarstan);
  const body = decisionBody('2026-05-12', 'endWithoutSuccess', { reason: 'movedAway' });
  await walk(road, { path: 'decisions', as: 'council', body });
  t.match(await stateOf(road), { status: 'closed', outcome: { code: 'movedAway' }, postSupport: null });
  const other = await walkedIn(cast, tatarstan);
  const danger = await send(other, 'decisions', { ...body, reason: 'danger' }, { as: 'council' });
  t.same(refusals(danger), [['/reason', 'ending.reason-unknown', 'tatarstan-2017, п. 5.8']]);
});
