import t from 'tap';
import { valuyki as source } from '../../../src/domain/regulations/data/valuyki.ts';
import { testApp } from '../../support/app.ts';
import { at, type CaseOnRoad, decisionBody, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { diagnosticBody, paperBody } from '../../support/region-steps.ts';
import { openedIn, regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { everyOrder } from '../../support/wrong-orders.ts';

const api = await testApp(t);
const cast = await regionCast(api, source);

const valuyki: RegionRoad = {
  source, from: '2026-03-02', level: 'adaptation', body: 'provider', decider: 'head', due: ['2026-05-15', '2026-06-30'],
  desiredResult: 'Ребёнок ходит в детский сад', opening: { ground: 'selfReferral', applicant: true },
  gates: [
    { step: 1, gate: 'paper:cooperationConsent', clause: 'этап 1' },
    { step: 1, gate: 'paper:application', clause: 'этап 1', after: ['paper:cooperationConsent'] },
    { step: 2, gate: 'curator', clause: 'этап 2' },
    { step: 2, gate: 'paper:livingConditionsReport', clause: 'этап 3', after: ['curator'] },
    { step: 2, gate: 'paper:familyPassport', clause: 'этап 4', after: ['paper:livingConditionsReport'] },
    { step: 2, gate: 'consent', clause: 'этап 4', after: ['paper:livingConditionsReport'] },
    { step: 2, gate: 'paper:needAssessment', clause: 'этап 5', after: ['paper:familyPassport', 'consent'] },
    { step: 2, gate: 'level', clause: 'этап 5', after: ['paper:needAssessment'] },
    { step: 3, gate: 'programmeDrafted', clause: 'этап 6' },
    { step: 3, gate: 'programmeSubmitted', clause: 'база, п. 7', inherited: true },
    { step: 4, gate: 'programmeApproved', clause: 'этап 8' },
    { step: 5, gate: 'agreement', clause: 'этап 7' },
    { step: 5, gate: 'programmeSent', clause: 'этап 8', after: ['agreement'] },
  ],
};

const status = async (road: CaseOnRoad) => (await stateOf<{ status: string }>(road)).status;
const decide = (road: CaseOnRoad, date: string, kind: string, changes = {}) =>
  send(road, 'decisions', decisionBody(date, kind, { body: 'provider', ...changes }), { as: 'head' });

t.test('the whole road of Valuyki, and every wrong order refused', async (t) => {
  const road = await everyOrder(t, cast, valuyki);
  t.match(await stateOf(road), {
    status: 'active', ground: 'selfReferral', level: 'adaptation', startsOn: '2026-03-14', endsOn: '2027-03-14', registerNumber: '2026/1',
  });
  at(cast, '2027-03-15');
  t.equal(await status(road), 'evaluation');
  t.same(refusals(await decide(road, '2027-03-15', 'completeWithSuccess')), [['', 'diagnostic.final-required', 'valuyki, этапы 9, 10']]);
  await walk(road, { path: 'diagnostics', body: diagnosticBody(road, '2027-03-15', 'final') });
  t.equal((await decide(road, '2027-03-16', 'completeWithSuccess')).statusCode, 201);
  const dates = ['2027-06-16', '2027-09-16', '2027-12-16', '2028-03-16'];
  t.match(await stateOf(road), {
    status: 'postSupport', postSupport: { checks: dates.map((dueOn) => ({ dueOn })), citation: { clause: 'база, п. 14', inherited: true } },
  });
  for (const [index, date] of dates.entries()) {
    await walk(road, { path: 'post-support-checks', body: { date, number: index + 1, findings: 'Справляются', situation: 'stable' } });
  }
  t.equal(await status(road), 'closed');
});

t.test('the agreement tells what the family itself wants', async (t) => {
  const road = await walkedIn(cast, valuyki, 'programmeApproved');
  const silent = await send(road, 'agreements', { date: '2026-03-13', number: 'Д-1', memberId: road.mother });
  t.equal(silent.statusCode, 422);
  t.same(refusals(silent), [['/familyDesiredResult', 'agreement.desired-result-required', 'valuyki, этап 7']]);
});

t.test('the term of each level, by the text’s own list', async (t) => {
  for (const [level, months] of [['adaptation', 12], ['basic', 12], ['crisis', 6], ['emergency', 3]] as const) {
    const road = await walkedIn(cast, { ...valuyki, level }, 'level');
    const long = { date: '2026-03-10', termMonths: months + 1, goal: 'Помощь', tasks: [], expectedResults: 'Есть', measures: [{
      helpType: 'social', title: 'Помощь', dueOn: '2026-04-15', targetMemberIds: [], executor: { kind: 'curator' }, coExecutors: [],
    }] };
    const clause = 'valuyki, разд. «Уровни социального сопровождения»';
    t.same(refusals(await send(road, 'programmes', long)), [['/termMonths', 'programme.term-too-long', clause]], level);
  }
});

t.test('ends early by the family’s refusal or a broken programme; prolonged by the provider', async (t) => {
  const road = await walkedIn(cast, valuyki);
  const date = '2026-05-12';
  const moved = await decide(road, date, 'endWithoutSuccess', { reason: 'movedAway' });
  t.same(refusals(moved), [['/reason', 'ending.reason-unknown', 'valuyki, этапы 9–11']]);
  const refused = await decide(road, date, 'endWithoutSuccess', { reason: 'writtenRefusal' });
  t.same(refusals(refused), [['', 'ending.paper-required', 'valuyki, этап 11']]);
  t.equal((await decide(road, date, 'extend')).statusCode, 201, 'the agreement is prolonged');
  await walk(road, { path: 'papers', body: paperBody(road, date, 'writtenRefusal') });
  t.equal((await decide(road, date, 'endWithoutSuccess', { reason: 'writtenRefusal' })).statusCode, 201);
  t.equal(await status(road), 'closed');
  const broken = await walkedIn(cast, valuyki);
  t.equal((await decide(broken, date, 'endWithoutSuccess', { reason: 'programmeBroken' })).statusCode, 201);
  t.equal(await status(broken), 'closed');
});

t.test('a message opens a case, too; the family’s own approach names who came', async (t) => {
  const opening = { ground: 'message', source: { sender: 'Поликлиника', channel: 'written' } };
  t.equal(await status(await openedIn(cast, { ...valuyki, opening })), 'identified');
  await t.rejects(openedIn(cast, { ...valuyki, opening: { ground: 'selfReferral' } }), /applicant.required/);
});
