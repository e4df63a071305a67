import t from 'tap';
import { azov2017 } from '../../../src/domain/regulations/data/azov-2017.ts';
import { testApp } from '../../support/app.ts';
import { at, type CaseOnRoad, decisionBody, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { paperBody } from '../../support/region-steps.ts';
import { alertsTurnedIn, applied, openAlertsOf, regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { everyOrder } from '../../support/wrong-orders.ts';

const api = await testApp(t);
const cast = await regionCast(api, azov2017);

const azov: RegionRoad = {
  source: azov2017, from: '2026-03-05', level: 'basic', body: 'provider', decider: 'head', due: ['2026-05-15', '2026-06-30'],
  opening: { ground: 'kdnResolution' },
  gates: [
    { step: 1, gate: 'consent', clause: 'база, п. 8', inherited: true },
    { step: 2, gate: 'curator', clause: 'база, п. 7', inherited: true },
    { step: 2, gate: 'paper:personalDocuments', clause: '2 этап' },
    { step: 2, gate: 'paper:livingConditionsReport', clause: 'база, п. 7', inherited: true },
    { step: 2, gate: 'level', clause: 'база, п. 7', inherited: true, after: ['paper:livingConditionsReport'] },
    { step: 3, gate: 'programmeDrafted', clause: '2 этап' },
    { step: 3, gate: 'programmeSubmitted', clause: 'база, п. 7', inherited: true },
    { step: 4, gate: 'programmeApproved', clause: '2 этап' },
    { step: 5, gate: 'paper:needAssessment', clause: '3 этап' },
  ],
};

interface State {
  status: string;
  deadlines: { code: string; subject: string; state: string }[];
  alerts: { kind: string; subject: string }[];
}

const reviews = async (road: CaseOnRoad) => (await stateOf<State>(road)).deadlines.filter(({ code }) => code === 'review');
const review = (date: string, changes = {}) => ({ date, kind: 'kdnQuarterly', findings: 'Рассмотрено на заседании', ...changes });
const decide = (road: CaseOnRoad, date: string, kind: string, body: string, changes = {}) =>
  send(road, 'decisions', decisionBody(date, kind, { body, ...changes }), { as: 'head' });

t.test('the whole road of Azov from a KDN resolution, and every wrong order refused', async (t) => {
  const road = await everyOrder(t, cast, azov);
  t.match(await stateOf(road), {
    status: 'active', ground: 'kdnResolution', startsOn: '2026-03-13', endsOn: '2027-03-13', registerNumber: '2026/1',
  });
  const agreement = await send(road, 'agreements', { date: '2026-03-13', number: '1', memberId: road.mother });
  t.match(refusals(agreement), [['', 'action.not-in-regulation', /^azov-2017/]]);
  at(cast, '2027-03-14');
  t.equal((await stateOf<State>(road)).status, 'evaluation');
  const own = await decide(road, '2027-03-15', 'completeWithSuccess', 'provider');
  t.equal(own.statusCode, 422);
  t.same(refusals(own), [['/body', 'decision.wrong-body', 'azov-2017, 4, 5 этапы']]);
  t.equal((await decide(road, '2027-03-15', 'completeWithSuccess', 'kdn')).statusCode, 201);
  const dates = ['2027-06-15', '2027-09-15', '2027-12-15', '2028-03-15'];
  t.match(await stateOf(road), {
    status: 'postSupport', postSupport: { checks: dates.map((dueOn) => ({ dueOn })), citation: { clause: 'база, п. 14', inherited: true } },
  });
  for (const [index, date] of dates.entries()) {
    await walk(road, { path: 'post-support-checks', body: { date, number: index + 1, findings: 'Справляются', situation: 'stable' } });
  }
  t.equal((await stateOf<State>(road)).status, 'closed');
});

t.test('the KDN looks at the case once a quarter: due, made on the next working day, missed, made up for', async (t) => {
  const road = await walkedIn(cast, azov);
  const citation = { regulation: 'azov-2017', version: 1, clause: '4 этап', inherited: false };
  t.match(await reviews(road), [
    { subject: 'kdnQuarterly:1', dueOn: '2026-06-13', lateAfter: '2026-06-15', state: 'open', citation },
    { dueOn: '2026-09-13' }, { dueOn: '2026-12-13' }, { dueOn: '2027-03-13' },
  ]);
  for (const [day, kinds] of [['2026-05-29', []], ['2026-05-30', ['reviewDue']]] as const) {
    at(cast, day);
    await alertsTurnedIn(cast, azov2017.timeZone);
    const found = (await openAlertsOf(road)).filter(({ subject }) => subject.startsWith('kdnQuarterly'));
    t.same(found.map(({ kind }) => kind), kinds, day);
  }
  await walk(road, { path: 'reviews', body: review('2026-06-15') });
  t.match(await reviews(road), [{ state: 'met', metOn: '2026-06-15' }, { state: 'open' }]);
  at(cast, '2026-09-15');
  await alertsTurnedIn(cast, azov2017.timeZone);
  const missed = [{ kind: 'reviewMissed', subject: 'kdnQuarterly:2', citation }];
  t.match((await openAlertsOf(road)).filter(({ subject }) => subject.startsWith('kdnQuarterly')), missed);
  t.match((await stateOf<State>(road)).alerts.filter(({ kind }) => kind.startsWith('review')), missed);
  await walk(road, { path: 'reviews', body: review('2026-09-20', { period: 2 }) });
  t.match(await reviews(road), [{ state: 'met' }, { state: 'metLate', metOn: '2026-09-20' }, { state: 'open' }]);
  t.same((await openAlertsOf(road)).filter(({ kind }) => kind.startsWith('review')), []);
  const foreign = await send(road, 'reviews', review('2026-09-21', { kind: 'kdnMonthly' }));
  t.same(refusals(foreign), [['/kind', 'reference.unknown', 'azov-2017, 4 этап']]);
});

t.test('only a KDN resolution prolongs or stops', async (t) => {
  const road = await walkedIn(cast, azov);
  for (const body of ['provider', 'council', 'workingGroup', 'municipalCouncil']) {
    const date = '2026-12-14';
    t.same(refusals(await decide(road, date, 'extend', body)), [['/body', 'decision.wrong-body', 'azov-2017, 5 этап']], body);
    const end = await decide(road, date, 'endWithoutSuccess', body, { reason: 'danger' });
    t.same(refusals(end), [['/body', 'decision.wrong-body', 'azov-2017, 5 этап']], body);
  }
  t.equal((await decide(road, '2026-12-14', 'extend', 'kdn')).statusCode, 201);
  t.match(await stateOf(road), { programme: { extensions: 1, terms: [{}, { startsOn: '2027-03-14', origin: 'extension' }] } });
  const broken = await decide(road, '2026-12-15', 'endWithoutSuccess', 'kdn', { reason: 'programmeBroken' });
  t.same(refusals(broken), [['/reason', 'ending.reason-unknown', 'azov-2017, 5 этап']]);
  const silent = await decide(road, '2026-12-15', 'endWithoutSuccess', 'kdn', { reason: 'parentApplication' });
  t.same(refusals(silent), [['', 'ending.paper-required', 'azov-2017, 5 этап']]);
  await walk(road, { path: 'papers', body: paperBody(road, '2026-12-15', 'writtenRefusal') });
  t.equal((await decide(road, '2026-12-15', 'endWithoutSuccess', 'kdn', { reason: 'parentApplication' })).statusCode, 201);
  t.match(await stateOf(road), { status: 'closed', outcome: { code: 'parentApplication' }, postSupport: null });
});

t.test('any of three grounds, and no other', async (t) => {
  const opening = async (own: Record<string, unknown>) => await (await applied(cast, '2026-03-05', own)).open();
  t.equal((await opening({})).statusCode, 201, 'a parent’s application');
  t.equal((await opening({ ground: 'message', source: { sender: 'Школа', channel: 'electronic' } })).statusCode, 201);
  t.match(refusals(await opening({ ground: 'message' })), [['/source', 'source.required']]);
  t.same(refusals(await opening({ ground: 'minorApplication' })), [['/ground', 'reference.unknown', 'azov-2017, 2 этап']]);
});
