import t from 'tap';
import { regulationFaults } from '../../../src/domain/regulations/faults.ts';
import type { Regulation } from '../../../src/domain/regulations/resolve.ts';
import { testApp } from '../../support/app.ts';
import { at, type CaseOnRoad, decisionBody, mustBe, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { aSpecialist } from '../../support/factories.ts';
import { diagnosticBody, requestFor } from '../../support/region-steps.ts';
import { alertsTurnedIn, openAlertsOf, openedIn, regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { sixthRegion } from '../../support/sixth-region.ts';
import { everyOrder } from '../../support/wrong-orders.ts';

// Adding a region is adding one data object: nothing else in the service knows of it.

const api = await testApp(t);
const cast = await regionCast(api, sixthRegion);

const sixth: RegionRoad = {
  source: sixthRegion, from: '2026-03-30', level: 'storm', body: 'kdn', decider: 'head', due: ['2026-05-15', '2026-06-30'],
  gates: [
    { step: 1, gate: 'agreement', clause: 'ст. 6.2' },
    { step: 2, gate: 'level', clause: 'ст. 6.3' },
    { step: 2, gate: 'curator', clause: 'ст. 6.4', after: ['level'] },
    { step: 2, gate: 'paper:interviewResults', clause: 'ст. 6.5', after: ['curator'] },
    { step: 3, gate: 'programmeDrafted', clause: 'ст. 6.6' },
    { step: 3, gate: 'programmeSubmitted', clause: 'ст. 6.7' },
    { step: 4, gate: 'programmeApproved', clause: 'ст. 6.8' },
    { step: 5, gate: 'programmeSent', clause: 'ст. 6.9' },
  ],
};

const decide = (road: CaseOnRoad, date: string, kind: string, changes = {}) =>
  send(road, 'decisions', decisionBody(date, kind, { body: 'kdn', ...changes }), { as: 'head' });
const cited = (clause: string) => ({ regulation: 'sixth-2026', version: 4, clause, inherited: false });
const ofKind = (kind: string, items: { kind: string }[]) => items.filter((one) => one.kind === kind);

t.test('its pages say what it says', async (t) => {
  t.same(regulationFaults(sixthRegion), [], 'it could be published over the API, too');
  const reply = mustBe(200, await api.call('GET', '/v1/regulations/sixth-2026', { as: 'ministry' }));
  t.match(reply.json<Regulation>().rules, {
    names: { value: { programmeShort: 'МС' }, citation: cited('ст. 1') },
    levels: { value: [{ code: 'calm' }, { code: 'storm', severity: 7 }] },
    grounds: { citation: { clause: 'база, п. 5', inherited: true } },
  });
});

t.test('its whole road, and every wrong order refused by its own clauses', async (t) => {
  const road = await everyOrder(t, cast, sixth);
  t.match(await stateOf(road), {
    status: 'active', level: 'storm', startsOn: '2026-04-06', endsOn: '2026-09-06', registerNumber: '2026/1',
    deadlines: [
      { code: 'wordSoon', dueOn: '2026-04-30', state: 'met', metOn: '2026-04-05', citation: cited('ст. 9') },
      { code: 'programmeEnd', dueOn: '2026-09-06', citation: cited('ст. 3') }, { code: 'measure' }, { code: 'measure' },
      { code: 'review', subject: 'walkRound:1', dueOn: '2026-06-06', citation: cited('ст. 10') }, { dueOn: '2026-08-06' },
    ],
  });
  at(cast, '2026-06-03');
  await alertsTurnedIn(cast, sixthRegion.timeZone);
  t.match(ofKind('reviewDue', await openAlertsOf(road)), [{ subject: 'walkRound:1', citation: cited('ст. 10') }]);
  await walk(road, { path: 'reviews', body: { date: '2026-06-03', kind: 'walkRound', findings: 'Всё спокойно' } });
  at(cast, '2026-08-27');
  await alertsTurnedIn(cast, sixthRegion.timeZone);
  t.match(ofKind('programmeExpiring', await openAlertsOf(road)), [{ citation: cited('ст. 11') }], 'ten days before');
  t.equal((await decide(road, '2026-08-28', 'extend', { termMonths: 5 })).statusCode, 201);
  t.same(refusals(await decide(road, '2026-10-01', 'extend')), [['', 'extension.limit-reached', 'sixth-2026, ст. 13']]);
  t.same(refusals(await decide(road, '2026-10-01', 'changeLevel', { level: 'calm', termMonths: 3 })), [
    ['/termMonths', 'programme.term-too-short', 'sixth-2026, ст. 3'],
  ]);
  t.equal((await decide(road, '2026-10-01', 'changeLevel', { level: 'calm' })).statusCode, 201);
  t.match(await stateOf(road), { level: 'calm', endsOn: '2027-07-01' });
  t.same(refusals(await decide(road, '2027-07-01', 'completeWithSuccess')), [['', 'diagnostic.final-required', 'sixth-2026, ст. 12.1']]);
  await walk(road, { path: 'diagnostics', body: diagnosticBody(road, '2027-07-01', 'final') });
  t.equal((await decide(road, '2027-07-01', 'completeWithSuccess')).statusCode, 201);
  t.match(await stateOf(road), { status: 'closed', outcome: { code: 'success' }, postSupport: null }, 'no watch after a success here');
});

t.test('the commission decides, nobody else; what the region does not know is refused', async (t) => {
  const road = await walkedIn(cast, sixth, 'programmeSubmitted');
  const date = '2026-04-05';
  t.same(refusals(await decide(road, date, 'approveProgramme', { programmeNumber: 1, body: 'provider' })), [
    ['/body', 'decision.wrong-body', 'sixth-2026, ст. 8'],
  ]);
  t.same(refusals(await decide(road, date, 'denyNeed')), [['', 'action.not-in-regulation', 'sixth-2026, ст. 8']]);
  const crisis = await send(road, 'level-assignments', { date, level: 'crisis', reason: 'Так в другом регионе' });
  t.same(refusals(crisis), [['/level', 'reference.unknown', 'sixth-2026, ст. 2']]);
});

t.test('a watch every two months for five after a danger, and nothing else', async (t) => {
  const road = await walkedIn(cast, { ...sixth, curatorId: (await aSpecialist(api.db, cast.provider)).id });
  t.equal((await decide(road, '2026-05-31', 'endWithoutSuccess', { reason: 'danger' })).statusCode, 201);
  t.match(await stateOf(road), {
    status: 'postSupport',
    postSupport: { until: '2026-10-31', checks: [{ dueOn: '2026-07-31' }, { dueOn: '2026-09-30' }], citation: cited('ст. 14') },
  });
  for (const [number, date] of [[1, '2026-07-31'], [2, '2026-09-30']] as const) {
    await walk(road, { path: 'post-support-checks', body: { date, number, findings: 'Тихо', situation: 'stable' } });
  }
  api.clock.set('2026-10-30T11:59:00.000Z');
  t.match(await stateOf(road), { status: 'postSupport', asOf: '2026-10-30' });
  api.clock.set('2026-10-30T12:00:00.000Z');
  t.match(await stateOf(road), { status: 'closed', asOf: '2026-10-31' }, 'midnight in Kamchatka');
});

t.test('families are weighed together; a head exceeds the limit with a written reason, a curator does not', async (t) => {
  const specialist = await aSpecialist(api.db, cast.provider);
  const busy = { ...sixth, curatorId: specialist.id };
  await walkedIn(cast, { ...busy, level: 'storm' }, 'curator');
  await walkedIn(cast, { ...busy, level: 'calm' }, 'curator');
  const caseload = async () => {
    const reply = mustBe(200, await api.call('GET', `/v1/specialists/${specialist.id}/caseload`, { as: cast.head }));
    return reply.json<{ levels: unknown[]; families: { overrideReason: string | null }[] }>();
  };
  t.match((await caseload()).levels, [
    { level: 'calm', limitGroup: 'all', held: 1, limit: 3, free: 0, citation: cited('ст. 5') },
    { level: 'storm', limitGroup: 'all', held: 1, limit: 2, free: 0 },
  ], 'a half and a third leave a sixth');
  const road = await walkedIn(cast, { ...busy, level: 'calm' }, 'level');
  const { path, body } = requestFor(busy, road, 'curator', '2026-04-02');
  t.same(refusals(await send(road, path, body, { as: 'head' })), [['/overrideReason', 'caseload.override-reason-required', 'sixth-2026, ст. 5']]);
  await walk(road, { path, as: 'head', body: { ...body, overrideReason: 'Другого куратора в районе нет' } });
  const kept = (await caseload()).families.flatMap(({ overrideReason }) => overrideReason ?? []);
  t.same(kept, ['Другого куратора в районе нет']);
  const level = { date: '2026-04-03', level: 'storm', reason: 'Стало хуже', overrideReason: 'Хочу' };
  t.same(refusals(await send(road, 'level-assignments', level)), [['/overrideReason', 'caseload.override-reason-required', 'sixth-2026, ст. 5']]);
  await walk(road, { path: 'level-assignments', as: 'head', body: { ...level, overrideReason: 'Разрешаю' } });
});

t.test('opens by the base grounds, the agreement is the first thing asked for', async (t) => {
  const road = await openedIn(cast, { ...sixth, opening: { ground: 'message', source: { sender: 'Школа', channel: 'written' } } });
  t.match(await stateOf(road), { status: 'agreement', missing: [{ gate: 'agreement', citation: cited('ст. 6.2') }] });
});
