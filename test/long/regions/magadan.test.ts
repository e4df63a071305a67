import t from 'tap';
import { magadan2017 } from '../../../src/domain/regulations/data/magadan-2017.ts';
import { testApp } from '../../support/app.ts';
import { at, decisionBody, mustBe, refusals, send, stateOf, walk } from '../../support/case-road.ts';
import { aChild, aMember, aSpecialist } from '../../support/factories.ts';
import { applied, openedIn, regionCast, type RegionRoad, stepsOf, walkedIn } from '../../support/regions.ts';
import { everyOrder } from '../../support/wrong-orders.ts';

const api = await testApp(t);
const cast = await regionCast(api, magadan2017);

const magadan: RegionRoad = {
  source: magadan2017, from: '2026-03-02', level: 'emergency', body: 'workingGroup', decider: 'council',
  due: ['2026-05-15', '2026-06-01'],
  gates: [
    { step: 1, gate: 'consent', clause: 'база, п. 8', inherited: true },
    { step: 2, gate: 'paper:livingConditionsReport', clause: 'алгоритм, п. 2' },
    { step: 2, gate: 'paper:needAssessment', clause: 'алгоритм, п. 2', after: ['paper:livingConditionsReport'] },
    { step: 2, gate: 'curator', clause: 'алгоритм, п. 2', after: ['paper:needAssessment'] },
    { step: 2, gate: 'level', clause: 'алгоритм, п. 2', after: ['curator'] },
    { step: 3, gate: 'programmeDrafted', clause: 'алгоритм, п. 3' },
    { step: 3, gate: 'programmeSubmitted', clause: 'алгоритм, п. 4' },
    { step: 4, gate: 'programmeApproved', clause: 'алгоритм, п. 4' },
    { step: 5, gate: 'agreement', clause: 'алгоритм, п. 5' },
  ],
};

t.test('the whole road of Magadan, and every wrong order refused', async (t) => {
  const road = await everyOrder(t, cast, magadan);
  t.match(await stateOf(road), {
    status: 'active', level: 'emergency', startsOn: '2026-03-10', endsOn: '2026-06-10', registerNumber: '2026/1',
    regulation: { code: 'magadan-2017' },
  });
  const interim = { date: '2026-04-20', kind: 'interim', conclusion: 'Есть сдвиги', specialistName: 'Психологова О. П.', memberIds: [] };
  await walk(road, { path: 'diagnostics', body: interim });
  await walk(road, { path: 'reviews', body: { date: '2026-04-21', kind: 'councilReview', findings: 'Консилиум: всё по плану' } });
  at(cast, '2026-06-11');
  t.match(await stateOf(road), { status: 'evaluation', alerts: [{ kind: 'programmeExpired', citation: { clause: 'база, п. 3', inherited: true } }] },
    'the term of base: three months for an emergency');
  const wrong = await send(road, 'decisions', decisionBody('2026-06-15', 'completeWithSuccess', { body: 'workingGroup' }), { as: 'council' });
  t.equal(wrong.statusCode, 422);
  t.same(refusals(wrong), [['/body', 'decision.wrong-body', 'magadan-2017, база, п. 9']], 'the text names nobody for the end: base does');
  await walk(road, { path: 'decisions', as: 'head', body: decisionBody('2026-06-15', 'completeWithSuccess', { body: 'provider' }) });
  const dates = ['2026-09-15', '2026-12-15', '2027-03-15', '2027-06-15'];
  t.match(await stateOf(road), { status: 'postSupport', postSupport: { until: '2027-06-15', checks: dates.map((dueOn) => ({ dueOn })) } });
  for (const [index, date] of dates.entries()) {
    await walk(road, { path: 'post-support-checks', body: { date, number: index + 1, findings: 'Справляются', situation: 'stable' } });
  }
  t.equal((await stateOf<{ status: string }>(road)).status, 'closed');
});

t.test('the working group decides before the agreement: only it, either way', async (t) => {
  const road = await walkedIn(cast, magadan, 'programmeSubmitted');
  const date = '2026-03-09';
  const early = await send(road, 'agreements', { date, number: 'Д-1', memberId: road.mother });
  t.same(refusals(early), [['', 'gate.missing', 'magadan-2017, алгоритм, п. 4']]);
  for (const kind of ['approveProgramme', 'rejectProgramme']) {
    const foreign = await send(road, 'decisions', decisionBody(date, kind, { programmeNumber: 1 }), { as: 'council' });
    t.same(refusals(foreign), [['/body', 'decision.wrong-body', 'magadan-2017, алгоритм, п. 4']], kind);
  }
  const body = decisionBody(date, 'rejectProgramme', { body: 'workingGroup', programmeNumber: 1 });
  await walk(road, { path: 'decisions', as: 'council', body });
  t.match(await stateOf(road), { status: 'notTaken', outcome: { code: 'programmeRejected', on: date } });
});

t.test('a minor over ten applies from the day after the tenth birthday, by Magadan’s clock', async (t) => {
  const applying = async (date: string, now: string) => {
    const members = [aMember(), aChild({ birthDate: '2016-03-02' })];
    const own = { ground: 'minorApplication', applicantMemberId: members[1]?.id };
    const { open } = await applied(cast, date, own, { members });
    api.clock.set(now);
    return await open();
  };
  const birthday = await applying('2026-03-02', '2026-03-02T12:59:00.000Z');
  t.equal(birthday.statusCode, 422);
  t.same(refusals(birthday), [['/applicantMemberId', 'applicant.too-young', 'magadan-2017, алгоритм, п. 1']]);
  const ahead = await applying('2026-03-03', '2026-03-02T12:59:00.000Z');
  t.match(refusals(ahead), [['/date', 'date.in-future']], 'one minute to midnight in Magadan');
  mustBe(201, await applying('2026-03-03', '2026-03-02T13:00:00.000Z'));
});

t.test('an emergency family takes a crisis place: the limit of base, four together', async (t) => {
  const specialist = await aSpecialist(api.db, cast.provider);
  const busy = { ...magadan, curatorId: specialist.id };
  for (const level of ['crisis', 'crisis', 'crisis', 'emergency']) await walkedIn(cast, { ...busy, level }, 'level');
  const load = mustBe(200, await api.call('GET', `/v1/specialists/${specialist.id}/caseload`, { as: cast.head }));
  t.match(load.json<{ levels: unknown[] }>().levels, [
    { level: 'adaptation', free: 8 }, { level: 'basic', free: 6 },
    { level: 'crisis', limitGroup: 'crisis', held: 3, limit: 4, free: 0 },
    { level: 'emergency', limitGroup: 'crisis', held: 1, free: 0, citation: { clause: 'база, п. 4', inherited: true } },
  ]);
  for (const level of ['crisis', 'emergency']) {
    const one = await walkedIn(cast, { ...busy, level }, 'curator');
    const [last] = stepsOf({ ...busy, level }, one).filter(({ gate }) => gate === 'level');
    const reply = await send(one, last?.path ?? '', last?.body ?? {});
    t.same(refusals(reply), [['', 'caseload.limit-exceeded', 'magadan-2017, база, п. 4']], level);
  }
});

t.test('categories are the twelve of the text', async (t) => {
  const { open } = await applied(cast, '2026-03-02', {}, { categories: ['emergencyVictims'] });
  t.same(refusals(await open()), [['', 'category.outside-regulation', 'magadan-2017, перечень категорий семей']]);
  await openedIn(cast, { ...magadan, family: { categories: ['womenInDifficulty'], members: [aMember()] } });
});
