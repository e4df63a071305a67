import t from 'tap';
import { testApp } from '../../support/app.ts';
import {
  aCast, type CaseOnRoad, decisionBody, mustBe, programmeBody, refusals, send, stateOf, walk, walkedTo,
} from '../../support/case-road.ts';

const api = await testApp(t);
const started = async (level?: string) => await walkedTo(await aCast(api), 'copy', level);
const decide = (road: CaseOnRoad, date: string, kind: string, changes = {}) =>
  send(road, 'decisions', decisionBody(date, kind, changes), { as: 'council' });

t.test('only those who decide enter decisions', async (t) => {
  const road = await walkedTo(await aCast(api), 'submission');
  const body = decisionBody('2026-03-11', 'approveProgramme', { programmeNumber: 1 });
  t.equal((await send(road, 'decisions', body, { as: 'curator' })).statusCode, 403);
  mustBe(201, await send(road, 'decisions', body, { as: 'head' }));
});

t.test('a programme is decided on by the body of the regulation', async (t) => {
  const road = await walkedTo(await aCast(api), 'submission');
  const refused = await decide(road, '2026-03-11', 'approveProgramme', {
    programmeNumber: 1, body: 'kdn', family: { invited: false, attended: true },
  });
  t.equal(refused.statusCode, 422);
  t.match(refusals(refused), [['/body', 'decision.wrong-body', 'tatarstan-2017, п. 4.4, 4.11'], ['/family', 'decision.attendance']]);
  t.match(refusals(await decide(road, '2026-03-11', 'approveProgramme', { programmeNumber: 2 })), [['/programmeNumber', 'link.unknown']]);
  t.match(refusals(await decide(road, '2026-03-11', 'approveProgramme')), [['/programmeNumber', 'field.required']]);
  const returned = mustBe(201, await decide(road, '2026-03-11', 'returnProgramme', { programmeNumber: 1 }));
  t.match(returned.json(), { case: { status: 'planning', deadlines: [{ code: 'programmeApproval', state: 'open' }] } });
  await walk(road, { path: 'programmes', body: programmeBody(road, '2026-03-12', ['2026-05-15']) });
  await walk(road, { path: 'programmes/2/submissions', body: { date: '2026-03-12', body: 'council' } });
  t.match(mustBe(201, await decide(road, '2026-03-13', 'rejectProgramme', { programmeNumber: 2 })).json(), {
    case: { status: 'notTaken', outcome: { code: 'programmeRejected' } },
  });
});

t.test('need that is not confirmed ends the matter', async (t) => {
  const road = await walkedTo(await aCast(api), 'primaryDiagnostics');
  t.match(mustBe(201, await decide(road, '2026-03-06', 'denyNeed')).json(), {
    case: { status: 'notTaken', outcome: { code: 'needNotConfirmed' }, deadlines: [{ state: 'met' }] },
  });
});

t.test('an extension starts the day after the old end, within the level’s limit, and keeps the old date', async (t) => {
  const road = await started();
  t.match(refusals(await decide(road, '2026-09-10', 'extend', { termMonths: 7 })), [
    ['/termMonths', 'programme.term-too-long', 'tatarstan-2017, п. 5.7'],
  ]);
  const extended = mustBe(201, await decide(road, '2026-09-10', 'extend', { termMonths: 3 }));
  t.match(extended.json(), {
    fact: { termMonths: 3 },
    case: {
      endsOn: '2026-12-14',
      programme: {
        extensions: 1,
        terms: [{ endsOn: '2026-09-13', origin: 'start' }, { startsOn: '2026-09-14', endsOn: '2026-12-14', origin: 'extension' }],
      },
    },
  });
  t.match(refusals(await decide(road, '2026-09-11', 'extend')), [['', 'extension.too-early']]);
});

t.test('a change of level starts a new term on the date of the decision', async (t) => {
  const road = await started();
  t.match(refusals(await decide(road, '2026-06-01', 'changeLevel', { level: 'emergency' })), [['/level', 'reference.unknown']]);
  t.match(refusals(await decide(road, '2026-06-01', 'changeLevel', { level: 'crisis' })), [['/level', 'level.same']]);
  t.match(mustBe(201, await decide(road, '2026-06-01', 'changeLevel', { level: 'basic' })).json(), {
    case: { level: 'basic', endsOn: '2027-06-01', programme: { terms: [{ replacedOn: '2026-06-01' }, { origin: 'levelChange' }] } },
  });
});

t.test('success needs every measure marked', async (t) => {
  const road = await started();
  const refused = await decide(road, '2026-06-01', 'completeWithSuccess');
  t.equal(refused.statusCode, 409);
  t.match(refusals(refused), [['', 'measures.unmarked', 'tatarstan-2017, п. 5.8 «б»']]);
});

t.test('an end without success is for a reason of the regulation, and has no post-support', async (t) => {
  const road = await started();
  const end = (date: string, reason: string) => decide(road, date, 'endWithoutSuccess', { reason });
  t.match(refusals(await decide(road, '2026-06-01', 'endWithoutSuccess')), [['/reason', 'field.required']]);
  t.match(refusals(await end('2026-06-01', 'danger')), [['/reason', 'ending.reason-unknown', 'tatarstan-2017, п. 5.8']]);
  t.match(refusals(await end('2026-06-01', 'writtenRefusal')), [['', 'ending.paper-required', 'tatarstan-2017, п. 5.8 «в»']]);
  await walk(road, { path: 'papers', body: { date: '2026-06-02', type: 'writtenRefusal', memberId: road.mother, text: 'Отказываемся' } });
  t.match(refusals(await decide(road, '2026-06-01', 'endWithoutSuccess', { reason: 'writtenRefusal' })), [['/date', 'date.before-cause']]);
  mustBe(201, await end('2026-06-03', 'writtenRefusal'));
  t.match(await stateOf(road), { status: 'closed', outcome: { code: 'writtenRefusal' }, postSupport: null, endsOn: '2026-09-13' });
});

t.test('a decision takes the fields of its own kind and no others', async (t) => {
  const road = await started();
  t.match(refusals(await decide(road, '2026-06-01', 'extend', { reason: 'movedAway' })), [['/reason', 'field.unknown']]);
  t.match(refusals(await decide(road, '2026-06-01', 'celebrate')), [['/kind']]);
  t.match(refusals(await decide(road, '2026-06-01', 'extend', { membersPresent: [{ name: 'Тестов' }] })), [
    ['/membersPresent/0/position', 'field.required'],
  ]);
});
