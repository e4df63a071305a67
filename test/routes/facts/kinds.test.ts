import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import {
  aCast, decisionBody, mustBe, openedCase, programmeBody, refusals, send, stateOf, walk, walkedTo,
} from '../../support/case-road.ts';
import { aSpecialist } from '../../support/factories.ts';

const api = await testApp(t);
const cast = await aCast(api);

t.test('diagnostics: primary before the level, interim and final in the course', async (t) => {
  const road = await walkedTo(cast);
  const body = {
    date: '2026-06-10', conclusion: 'Положение лучше', specialistName: 'Психологова О. П.', memberIds: [road.child],
    effectiveness: 'Высокая', recommendations: 'Продолжать',
  };
  const { fact } = (await walk(road, { path: 'diagnostics', body: { ...body, kind: 'interim' } })).json<{ fact: object }>();
  t.match(fact, { ...body, kind: 'interim', factKind: 'diagnostic' });
  const final = await walk(road, { path: 'diagnostics', body: { ...body, kind: 'final' } });
  t.match(final.json(), { case: { status: 'evaluation' } });
  const early = await openedCase(cast);
  t.match(refusals(await send(early, 'diagnostics', { ...body, date: '2026-03-02', kind: 'final', memberIds: [newId()] })), [
    ['', 'action.wrong-status'], ['/memberIds/0', 'link.unknown'],
  ]);
});

t.test('a curator is assigned and handed over by a head', async (t) => {
  const road = await walkedTo(cast, 'servicesProgramme');
  const assign = (specialistId: string, as: 'head' | 'curator' = 'head') =>
    send(road, 'curator-assignments', { date: '2026-03-04', specialistId, reason: 'По участку' }, { as });
  t.equal((await assign(cast.specialist.id, 'curator')).statusCode, 403);
  t.match(refusals(await assign(newId())), [['/specialistId', 'curator.not-in-organisation']]);
  t.match(mustBe(201, await assign(cast.specialist.id)).json(), { case: { curatorId: cast.specialist.id } });
  t.match(refusals(await assign(cast.specialist.id)), [['/specialistId', 'curator.same']]);
  const next = await aSpecialist(api.db, cast.provider);
  t.match(mustBe(201, await assign(next.id)).json(), { case: { curatorId: next.id } });
  const foreign = await aSpecialist(api.db, (await aCast(api)).provider);
  t.match(refusals(await assign(foreign.id)), [['/specialistId', 'curator.not-in-organisation']]);
});

t.test('a level is one of the regulation’s, and finds room with the curator', async (t) => {
  const own = await aCast(api);
  const road = await walkedTo(own, 'primaryDiagnostics');
  const propose = (level: string, where = road) => send(where, 'level-assignments', { date: '2026-03-06', level, reason: 'Кризис' });
  t.match(refusals(await propose('emergency')), [['/level', 'reference.unknown', 'tatarstan-2017, п. 4.8']]);
  t.match(mustBe(201, await propose('crisis')).json(), { case: { level: null, proposedLevel: 'crisis' } });
  t.match(refusals(await propose('crisis')), [['/level', 'level.same', 'tatarstan-2017, п. 4.8']]);
  for (let taken = 1; taken < 4; taken += 1) await walkedTo(own, 'level', 'crisis');
  const fifth = await walkedTo(own, 'primaryDiagnostics');
  const refused = await propose('crisis', fifth);
  t.equal(refused.statusCode, 409);
  t.match(refusals(refused), [['', 'caseload.limit-exceeded', 'tatarstan-2017, п. 5.6']]);
  mustBe(201, await propose('basic', fifth));
});

t.test('a programme is numbered, for the level, and within its term', async (t) => {
  const road = await walkedTo(await aCast(api), 'level');
  const date = '2026-03-06';
  const draft = (body: Record<string, unknown>) => send(road, 'programmes', body);
  const late = await draft(programmeBody(road, date, ['2026-05-15', '2026-09-07', '2026-03-05']));
  t.equal(late.statusCode, 422);
  t.match(refusals(late), [
    ['/measures/1/dueOn', 'measure.outside-programme', 'tatarstan-2017, п. 5.7'],
    ['/measures/2/dueOn', 'measure.outside-programme', 'tatarstan-2017, п. 5.7'],
  ]);
  t.match(refusals(await draft({ ...programmeBody(road, date, ['2026-05-15']), termMonths: 7 })), [
    ['/termMonths', 'programme.term-too-long', 'tatarstan-2017, п. 5.7'],
  ]);
  const [measure] = programmeBody(road, date, ['2026-05-15'])['measures'] as Record<string, unknown>[];
  const strange = {
    ...measure, targetMemberIds: [newId()], executor: { kind: 'organisation', organisationId: newId() },
    coExecutors: [{ kind: 'familyMember', memberId: newId() }],
  };
  t.match(refusals(await draft({ ...programmeBody(road, date, []), measures: [strange] })), [
    ['/measures/0/targetMemberIds/0', 'link.unknown'],
    ['/measures/0/executor/organisationId', 'link.unknown'],
    ['/measures/0/coExecutors/0/memberId', 'link.unknown'],
  ]);
  for (const [executor, pointer] of [
    [{ kind: 'organisation' }, 'executor/organisationId'], [{ kind: 'curator', memberId: road.mother }, 'executor/memberId'],
    [{ kind: 'familyMember', organisationId: newId(), memberId: road.mother }, 'executor/organisationId'],
  ] as const) {
    const reply = await draft({ ...programmeBody(road, date, []), measures: [{ ...measure, executor }] });
    t.equal(reply.statusCode, 400);
    t.match(refusals(reply), [[`/measures/0/${pointer}`]]);
  }
  t.equal((await draft(programmeBody(road, date, []))).statusCode, 400, 'a plan without measures is none');
  const made = mustBe(201, await draft(programmeBody(road, date, ['2026-05-15', '2026-09-06'])));
  t.match(made.json(), { fact: { number: 1, level: 'crisis', termMonths: 6, measures: [{ number: 1 }, { number: 2 }] } });
  t.match(mustBe(201, await draft(programmeBody(road, date, ['2026-05-15']))).json(), { fact: { number: 2 } });
});

t.test('submissions belong to a version of the programme', async (t) => {
  const road = await walkedTo(await aCast(api), 'draft');
  const body = { date: '2026-03-10', body: 'council', sessionOn: '2026-03-11' };
  t.equal((await send(road, 'programmes/2/submissions', body)).statusCode, 404);
  t.match(refusals(await send(road, 'programmes/1/submissions', { ...body, body: 'kdn' })), [
    ['/body', 'decision.wrong-body', 'tatarstan-2017, п. 4.4, 4.11'],
  ]);
  const second = { path: 'programmes', body: programmeBody(road, '2026-03-09', ['2026-05-15']) };
  await walk(road, second);
  t.match(refusals(await send(road, 'programmes/1/submissions', body)), [['{number}', 'programme.not-latest']]);
  const made = mustBe(201, await send(road, 'programmes/2/submissions', body));
  const { fact } = made.json<{ fact: { id: string; programmeNumber: number } }>();
  t.equal(fact.programmeNumber, 2);
  t.equal(made.headers.location, `${road.url}/programmes/2/submissions/${fact.id}`);
  t.match(refusals(await send(road, 'programmes/2/submissions', body)), [['', 'programme.already-submitted']]);
  const read = async (path: string) => await api.call('GET', `${road.url}/programmes/${path}`, { as: cast.curator });
  t.equal((await read(`1/submissions`)).statusCode, 404, 'another provider');
  const own = async (path: string) => await api.call('GET', `${road.url}/programmes/${path}`, { as: road.cast.curator });
  t.match((await own('2/submissions')).json(), { items: [fact], nextCursor: null });
  t.match((await own('1/submissions')).json(), { items: [], nextCursor: null });
  t.equal((await own('3/submissions')).statusCode, 404);
  t.equal((await own(`1/submissions/${fact.id}`)).statusCode, 404);
  t.equal((await own(`2/submissions/${fact.id}`)).statusCode, 200);
  t.equal((await own('0/submissions')).statusCode, 400);
});

t.test('signatures: who may sign what', async (t) => {
  const road = await walkedTo(await aCast(api), 'approval');
  const sign = (body: Record<string, unknown>) => send(road, 'signatures', { date: '2026-03-12', programmeNumber: 1, ...body });
  const family = { act: 'signed', signer: 'family', memberId: road.mother };
  t.match(refusals(await sign({ ...family, memberId: undefined })), [['/memberId', 'field.required']]);
  t.match(refusals(await sign({ act: 'copyHandedOver', signer: 'director' })), [['/act', 'field.choice']]);
  t.match(refusals(await sign({ ...family, memberId: newId() })), [['/memberId', 'link.unknown']]);
  t.match(refusals(await sign({ ...family, act: 'copyHandedOver' })), [['', 'gate.missing', 'tatarstan-2017, п. 4.9']]);
  mustBe(201, await sign({ act: 'signed', signer: 'director', name: 'Директорова Елена Примеровна' }));
  mustBe(201, await sign(family));
  t.match(refusals(await sign(family)), [['', 'programme.already-signed']]);
  t.match(refusals(await sign({ ...family, act: 'copyHandedOver', programmeNumber: 3 })), [['/programmeNumber', 'link.unknown']]);
});

t.test('executions are marked in the programme in force', async (t) => {
  const road = await walkedTo(await aCast(api));
  const mark = (body: Record<string, unknown>) =>
    send(road, 'executions', { date: '2026-05-15', programmeNumber: 1, measureNumber: 1, ...body });
  t.match(refusals(await mark({ result: 'notDone' })), [['/reason', 'measure.reason-required']]);
  t.match(refusals(await mark({ result: 'done', measureNumber: 9 })), [['/measureNumber', 'link.unknown']]);
  t.match(refusals(await mark({ result: 'done', programmeNumber: 2 })), [['/programmeNumber', 'programme.not-latest']]);
  mustBe(201, await mark({ result: 'notDone', reason: 'Ребёнок болел' }));
  mustBe(201, await mark({ result: 'done', outcome: 'Путёвка получена' }));
  t.match(refusals(await mark({ result: 'done' })), [['/measureNumber', 'measure.already-executed']]);
  const state = await stateOf(road);
  t.match(state, { programme: { measures: [{ state: 'done', markedOn: '2026-05-15', outcome: 'Путёвка получена' }, { state: 'open' }] } });
});

t.test('reviews are of a kind, during the term', async (t) => {
  const road = await walkedTo(await aCast(api), 'signature');
  const body = { date: '2026-03-12', kind: 'monitoring', findings: 'Без перемен', proposals: 'Нет' };
  t.match(refusals(await send(road, 'reviews', body)), [['', 'action.wrong-status']]);
  t.match(refusals(await send(road, 'reviews', { ...body, kind: 'gossip' })), [['', 'action.wrong-status'], ['/kind', 'reference.unknown']]);
});

t.test('a family may withdraw before the start', async (t) => {
  const road = await walkedTo(await aCast(api), 'approval');
  const body = { date: '2026-03-12', reason: 'familyDeclined', text: 'Справимся сами' };
  t.match(refusals(await send(road, 'withdrawals', { ...body, reason: 'movedAway' })), [['/reason', 'reference.unknown']]);
  t.match((await walk(road, { path: 'withdrawals', body })).json(), {
    case: { status: 'notTaken', outcome: { code: 'familyDeclined', text: /отказалась до начала/, textEn: /declined/ }, curatorId: String },
  });
  const places = await api.db.selectFrom('caseload_place').selectAll().where('family_id', '=', road.family.id).execute();
  t.same(places, [], 'the place with the curator is free again');
  const started = await walkedTo(await aCast(api));
  t.match(refusals(await send(started, 'withdrawals', { ...body, date: '2026-03-13' })), [['', 'action.wrong-status']]);
});

t.test('post-support checks follow the schedule', async (t) => {
  const road = await walkedTo(await aCast(api));
  const check = (body: Record<string, unknown>) =>
    send(road, 'post-support-checks', { number: 1, findings: 'Всё спокойно', situation: 'stable', ...body });
  t.match(refusals(await check({ date: '2026-03-13' })), [['', 'action.wrong-status']]);
  for (const measureNumber of [1, 2]) {
    await walk(road, { path: 'executions', body: { date: '2026-04-01', programmeNumber: 1, measureNumber, result: 'done' } });
  }
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody('2026-04-02', 'completeWithSuccess') });
  t.match(refusals(await check({ date: '2026-07-02', number: 2 })), [['/number', 'check.unknown', 'tatarstan-2017, п. 5.9']]);
  t.match(refusals(await check({ date: '2026-04-02' })), [['/date', 'check.too-early', 'tatarstan-2017, п. 5.9']]);
  mustBe(201, await check({ date: '2026-07-01', situation: 'worse' }));
  t.match(refusals(await check({ date: '2026-07-01' })), [['/number', 'check.already-made']]);
});
