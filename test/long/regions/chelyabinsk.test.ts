import t from 'tap';
import { chelyabinsk2022 } from '../../../src/domain/regulations/data/chelyabinsk-2022.ts';
import { testApp } from '../../support/app.ts';
import { at, type CaseOnRoad, decisionBody, programmeBody, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { diagnosticBody, paperBody } from '../../support/region-steps.ts';
import { alertsTurnedIn, applied, openAlertsOf, regionCast, type RegionRoad, stepsOf, walkedIn } from '../../support/regions.ts';
import { everyOrder } from '../../support/wrong-orders.ts';

const api = await testApp(t);
const cast = await regionCast(api, chelyabinsk2022);

const chelyabinsk: RegionRoad = {
  source: chelyabinsk2022, from: '2026-03-02', level: 'crisis', body: 'provider', decider: 'head', due: ['2026-05-15', '2026-06-30'],
  gates: [
    { step: 1, gate: 'consent', clause: 'база, п. 8', inherited: true },
    { step: 2, gate: 'curator', clause: 'п. 3.1' },
    { step: 2, gate: 'paper:personalDocuments', clause: 'п. 3.2', after: ['curator'] },
    { step: 3, gate: 'agreement', clause: 'п. 3.2.1' },
    { step: 4, gate: 'diagnostic:primary', clause: 'п. 3.2.1' },
    { step: 4, gate: 'paper:livingConditionsReport', clause: 'база, п. 7', inherited: true },
    { step: 4, gate: 'level', clause: 'база, п. 7', inherited: true, after: ['diagnostic:primary', 'paper:livingConditionsReport'] },
    { step: 4, gate: 'programmeDrafted', clause: 'п. 3.2.1', after: ['level'] },
    { step: 4, gate: 'programmeSubmitted', clause: 'база, п. 7', inherited: true },
    { step: 5, gate: 'programmeApproved', clause: 'п. 3.4' },
  ],
};

interface State {
  status: string;
  deadlines: { code: string; state: string }[];
  alerts: { kind: string }[];
  postSupport: { closesOn: string; checks: { dueOn: string }[] } | null;
}

const final = (road: CaseOnRoad, date: string) => walk(road, { path: 'diagnostics', body: diagnosticBody(road, date, 'final') });
const decide = (road: CaseOnRoad, date: string, kind: string, changes = {}) =>
  send(road, 'decisions', decisionBody(date, kind, { body: 'provider', ...changes }), { as: 'head' });

t.test('the whole road of Chelyabinsk, the agreement first, and every wrong order refused', async (t) => {
  const road = await everyOrder(t, cast, chelyabinsk);
  t.match(await stateOf(road), { status: 'active', level: 'crisis', startsOn: '2026-03-11', endsOn: '2026-09-11' });
  const interim = diagnosticBody(road, '2026-06-01', 'interim');
  await walk(road, { path: 'diagnostics', body: interim });
  at(cast, '2026-09-12');
  t.equal((await stateOf<State>(road)).status, 'evaluation');
  const early = await decide(road, '2026-09-14', 'completeWithSuccess');
  t.equal(early.statusCode, 409);
  t.same(refusals(early), [['', 'diagnostic.final-required', 'chelyabinsk-2022, п. 3.5']]);
  await final(road, '2026-09-14');
  t.equal((await decide(road, '2026-09-14', 'completeWithSuccess', { recommendations: 'Посещать кружок' })).statusCode, 201);
  const dates = ['2026-12-14', '2027-03-14', '2027-06-14', '2027-09-14'];
  t.match(await stateOf(road), {
    status: 'postSupport',
    postSupport: {
      until: '2027-09-14', checks: dates.map((dueOn) => ({ dueOn })),
      citation: { regulation: 'chelyabinsk-2022', clause: 'п. 3.2.1; 12 месяцев — база, п. 14', inherited: false },
    },
  });
  for (const [index, date] of dates.entries()) {
    await walk(road, { path: 'post-support-checks', body: { date, number: index + 1, findings: 'Справляются', situation: 'stable' } });
  }
  t.equal((await stateOf<State>(road)).status, 'closed');
});

t.test('ten working days from the agreement to the programme: open, late with an alert, met late; a later version moves nothing', async (t) => {
  const road = await walkedIn(cast, chelyabinsk, 'agreement');
  const citation = { regulation: 'chelyabinsk-2022', version: 1, clause: 'п. 3.2.1', inherited: false };
  api.clock.set('2026-03-20T18:59:00.000Z');
  const open = await stateOf<State>(road);
  t.match(open.deadlines, [{ code: 'programmeDrafting', dueOn: '2026-03-20', lateAfter: '2026-03-20', state: 'open', metOn: null, citation }]);
  t.same(open.alerts, []);
  await alertsTurnedIn(cast, chelyabinsk2022.timeZone);
  t.same(await openAlertsOf(road), []);
  api.clock.set('2026-03-20T19:00:00.000Z');
  const late = await stateOf<State>(road);
  t.match(late.deadlines, [{ state: 'late' }], 'midnight in Yekaterinburg');
  t.match(late.alerts, [{ kind: 'programmeLate', dueOn: '2026-03-20', citation }]);
  await alertsTurnedIn(cast, chelyabinsk2022.timeZone);
  t.match(await openAlertsOf(road), [{ kind: 'programmeLate', subject: 'programmeDrafting', citation }], 'the job raises it, too');
  const rest = stepsOf({ ...chelyabinsk, from: '2026-03-20' }, road).slice(4);
  for (const step of rest) await walk(road, step);
  t.match((await stateOf<State>(road)).deadlines[0], { state: 'metLate', metOn: '2026-03-27' });
  t.same((await openAlertsOf(road)).filter(({ kind }) => kind === 'programmeLate'), []);
  await walk(road, { path: 'programmes', body: programmeBody(road, '2026-05-12', ['2026-06-15']) });
  t.match((await stateOf<State>(road)).deadlines[0], { state: 'metLate', metOn: '2026-03-27' });
});

t.test('in time is in time; a version handed back for rework keeps the deadline running', async (t) => {
  const road = await walkedIn(cast, chelyabinsk, 'programmeSubmitted');
  t.match((await stateOf<State>(road)).deadlines[0], { state: 'met', metOn: '2026-03-09' });
  t.equal((await decide(road, '2026-03-11', 'returnProgramme', { programmeNumber: 1 })).statusCode, 201);
  t.match((await stateOf<State>(road)).deadlines[0], { state: 'open', metOn: null });
  await walk(road, { path: 'programmes', body: programmeBody(road, '2026-03-16', chelyabinsk.due) });
  t.match((await stateOf<State>(road)).deadlines[0], { state: 'met', metOn: '2026-03-16' });
});

t.test('after any end the family is watched, without final diagnostics for a refusal or a move', async (t) => {
  for (const reason of ['movedAway', 'writtenRefusal', 'programmeBroken', 'illness', 'danger']) {
    const road = await walkedIn(cast, chelyabinsk);
    if (reason === 'writtenRefusal') {
      const without = await decide(road, '2026-05-12', 'endWithoutSuccess', { reason });
      t.same(refusals(without), [['', 'ending.paper-required', 'chelyabinsk-2022, база, п. 12']]);
      await walk(road, { path: 'papers', body: paperBody(road, '2026-05-12', reason) });
    }
    t.equal((await decide(road, '2026-05-12', 'endWithoutSuccess', { reason })).statusCode, 201, reason);
    const { status, postSupport } = await stateOf<State>(road);
    t.equal(status, 'postSupport', reason);
    t.same(postSupport?.checks.map(({ dueOn }) => dueOn), ['2026-08-12', '2026-11-12', '2027-02-12', '2027-05-12']);
  }
});

t.test('a head ends the watch sooner: what was due stays, what was to come is dropped', async (t) => {
  const road = await walkedIn(cast, chelyabinsk);
  const before = await decide(road, '2026-05-12', 'endPostSupport');
  t.match(refusals(before), [['', 'action.wrong-status', /^chelyabinsk-2022/]]);
  await decide(road, '2026-05-12', 'endWithoutSuccess', { reason: 'movedAway' });
  const body = decisionBody('2026-10-01', 'endPostSupport');
  const foreign = await send(road, 'decisions', body, { as: 'council' });
  t.same(refusals(foreign), [['/body', 'decision.wrong-body', 'chelyabinsk-2022, база, п. 14']]);
  t.equal((await decide(road, '2026-10-01', 'endPostSupport')).statusCode, 201);
  t.match(await stateOf(road), { status: 'closed', postSupport: { closesOn: '2026-10-01', checks: [{ dueOn: '2026-08-12', madeOn: null }] } });
  t.equal((await stateOf<State>(road)).postSupport?.checks.length, 1);
});

t.test('circumstances are the eight of the text', async (t) => {
  const { open } = await applied(cast, '2026-03-02', { ground: 'message', source: { sender: 'Школа', channel: 'written' }, circumstances: [
    { code: 'unsanitaryHome' }, { code: 'lowIncome' },
  ] });
  t.same(refusals(await open()), [['/circumstances/1/code', 'reference.unknown', 'chelyabinsk-2022, п. 1.5']]);
});
