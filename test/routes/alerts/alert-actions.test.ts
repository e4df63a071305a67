import { setTimeout as tick } from 'node:timers/promises';
import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, alertsTurned, at, mustBe, openedCase, refusals, stateOf, walk, walkedTo } from '../../support/case-road.ts';
import { aSpecialist, MUNICIPALITY } from '../../support/factories.ts';

// Broken once on purpose, to see these tests fail: `forUpdate()` taken out of lockAlert (the database's own key answered instead of the
// rule); `escalate_on` compared with `since`; `snoozed_until > today` made `>=`; the commission's branch taken out of inState.

const api = await testApp(t);
const cast = await aCast(api);
mustBe(201, await api.call('POST', '/v1/calendar/tatarstan/days-off', {
  as: 'admin', body: { year: 2026, days: ['2026-05-20'], source: 'Закон, придуманный для пробы' },
}));
const active = await walkedTo(cast);
const late = await openedCase(cast);

interface Alert {
  id: string;
  kind: string;
  state: string;
  forWhom: string[];
  escalatedOn: string | null;
  snoozedUntil: string | null;
  acknowledgement: { note: string } | null;
  actions: { action: string; note: string | null; clientId: string; role: string }[];
}

async function dayComes(date: string): Promise<void> {
  at(cast, date);
  await alertsTurned(cast);
}

async function alerts(query = '', as = cast.curator): Promise<Alert[]> {
  return mustBe(200, await api.call('GET', `/v1/alerts?${query}`, { as })).json<{ items: Alert[] }>().items;
}

async function alertOf(kind: string, query = `caseId=${active.id}`): Promise<Alert> {
  const found = (await alerts(`state=all&kind=${kind}&${query}`)).at(0);
  if (found === undefined) throw new Error(`no alert ${kind}`);
  return found;
}

const kinds = (some: Alert[]) => some.map(({ kind }) => kind).sort();
const act = (id: string, what: string, body: object, as = cast.curator) => api.call('POST', `/v1/alerts/${id}/${what}`, { as, body });
const read = async (id: string, as = cast.curator) => mustBe(200, await api.call('GET', `/v1/alerts/${id}`, { as })).json<Alert>();

t.test('a late measure is the curator’s at once, and the head’s after three working days of the region', async (t) => {
  await dayComes('2026-05-16');
  const measure = await alertOf('measureLate');
  t.match(measure, { forWhom: ['curator'], escalatedOn: null, state: 'open' });
  t.same(kinds(await alerts('for=mine')), ['measureLate', 'programmeLate'], 'a curator’s are all theirs');
  t.same(kinds(await alerts('for=mine', cast.head)), ['programmeLate'], 'late since March');
  t.same(kinds(await alerts('for=all', cast.head)), ['measureLate', 'programmeLate']);
  await dayComes('2026-05-20');
  t.same(kinds(await alerts('for=mine', cast.head)), ['programmeLate'], '18, 19 and 21 May are working days here; 20 May is not');
  await dayComes('2026-05-21');
  t.same(kinds(await alerts('for=mine', cast.head)), ['measureLate', 'programmeLate']);
  t.match(await read(measure.id), { forWhom: ['curator', 'head'], escalatedOn: '2026-05-21' });
});

t.test('ten at once acknowledge it: each once, and one client not twice', async (t) => {
  const { id } = await alertOf('measureLate');
  const same = await Promise.all(Array.from({ length: 10 }, (_, index) => act(id, 'acknowledgements', { note: `Раз ${index}` })));
  t.same(same.map(({ statusCode }) => statusCode).sort(), [201, ...Array<number>(9).fill(409)]);
  const refused = same.filter(({ statusCode }) => statusCode === 409).flatMap(refusals).map(([, code]) => code);
  t.same(refused, Array<string>(9).fill('alert.acknowledged-already'), 'by the rule, not by the database’s key');
  const heads = Array.from({ length: 10 }, (_, index) => api.token('head', { organisationId: cast.provider.id, clientId: `head-${index}` }));
  const others = await Promise.all(heads.map((as) => act(id, 'acknowledgements', { note: 'Вижу' }, as)));
  t.same(others.map(({ statusCode }) => statusCode), Array<number>(10).fill(201));
  const { actions, acknowledgement } = await read(id);
  t.equal(actions.length, 11);
  t.equal(new Set(actions.map(({ clientId }) => clientId)).size, 11);
  t.match(acknowledgement, { action: 'acknowledged', role: 'head', note: 'Вижу' });
  t.match(actions[0], { role: 'curator', specialistId: cast.specialist.id, at: '2026-05-21T09:00:00.000Z', until: null });
  t.same(kinds(await alerts('acknowledged=true')), ['measureLate'], 'it stays open');
  t.same(kinds(await alerts('acknowledged=false')), ['programmeLate']);
});

t.test('an alert that is put off is gone until its day, and comes back by itself', async (t) => {
  const { id } = await alertOf('measureLate');
  const [early, long] = [await act(id, 'snoozes', { until: '2026-05-21', note: 'Рано' }), await act(id, 'snoozes', { until: '2026-06-05', note: 'Долго' })];
  t.same([early, long].map(({ statusCode }) => statusCode), [422, 422]);
  t.same([early, long].flatMap(refusals), [['/until', 'alert.snooze-not-ahead', undefined], ['/until', 'alert.snooze-too-long', undefined]]);
  const reply = mustBe(201, await act(id, 'snoozes', { until: '2026-05-25', note: 'Врач в отпуске' }));
  t.match(reply.json(), { state: 'snoozed', snoozedUntil: '2026-05-25' });
  t.equal(reply.headers.location, `/v1/alerts/${id}`);
  t.same(kinds(await alerts()), ['programmeLate']);
  t.same(kinds(await alerts('state=snoozed')), ['measureLate']);
  const ten = await Promise.all(Array.from({ length: 10 }, () => act(id, 'snoozes', { until: '2026-05-26', note: 'Ещё день' })));
  t.same(ten.map(({ statusCode }) => statusCode), Array<number>(10).fill(201));
  t.match(await read(id), { snoozedUntil: '2026-05-26' });
  at(cast, '2026-05-25');
  t.same(kinds(await alerts('state=snoozed')), ['measureLate']);
  at(cast, '2026-05-26');
  t.same(kinds(await alerts()), ['measureLate', 'programmeLate'], 'no job has run');
  t.match(await read(id), { state: 'open', snoozedUntil: null });
});

t.test('a dry run says what would be and leaves nothing', async (t) => {
  const { id } = await alertOf('measureLate');
  const { actions } = await read(id);
  const reply = await api.call('POST', `/v1/alerts/${id}/snoozes?dryRun=true`, { as: cast.curator, body: { until: '2026-06-01', note: 'Проба' } });
  t.match([reply.statusCode, reply.json()], [200, { state: 'snoozed' }]);
  t.equal((await read(id)).actions.length, actions.length);
});

t.test('what is put off ends when its cause ends, and nothing more is said of it', async (t) => {
  const { id } = await alertOf('measureLate');
  mustBe(201, await act(id, 'snoozes', { until: '2026-06-01', note: 'Ждём справку' }));
  await walk(active, { path: 'executions', body: { date: '2026-05-26', programmeNumber: 1, measureNumber: 1, result: 'done' } });
  t.match(await read(id), { state: 'ended', endedAt: '2026-05-26T09:00:00.000Z', snoozedUntil: null });
  t.same(kinds(await alerts('state=ended')), ['measureLate']);
  t.same(kinds(await alerts('state=snoozed')), []);
  for (const [what, body] of [['acknowledgements', { note: 'x' }], ['snoozes', { until: '2026-05-29', note: 'x' }]] as const) {
    t.same(refusals(await act(id, what, body)).map(([, code]) => code), ['alert.ended']);
  }
});

t.test('ending and acknowledging at once: one is first, and neither is lost', async (t) => {
  const road = await walkedTo(cast);
  await dayComes('2026-05-27');
  const { id } = await alertOf('measureLate', `caseId=${road.id}`);
  const mark = { date: '2026-05-27', programmeNumber: 1, measureNumber: 1, result: 'done' };
  const [marked, said] = await Promise.all([
    api.call('POST', `${road.url}/executions`, { as: cast.curator, body: mark }), tick(0).then(() => act(id, 'acknowledgements', { note: 'Иду' })),
  ]);
  t.equal(marked.statusCode, 201);
  const { state, actions } = await read(id);
  t.equal(state, 'ended');
  t.equal(actions.length, said.statusCode === 201 ? 1 : 0);
});

t.test('who may: nobody of another case, a commission reads what concerns it and nobody’s notes', async (t) => {
  const road = await walkedTo(cast);
  await dayComes('2026-09-14');
  const { id } = await alertOf('programmeExpired', `caseId=${road.id}`);
  t.match(await read(id), { forWhom: ['curator', 'head', 'commission'], escalatedOn: '2026-09-14' });
  mustBe(201, await act(id, 'acknowledgements', { note: 'Семья Примеровых согласна продлить' }));
  mustBe(201, await act(id, 'snoozes', { until: '2026-09-20', note: 'Консилиум 19-го' }, cast.head));
  const commission = api.token('commission', { municipality: MUNICIPALITY });
  t.ok((await alerts('', commission)).some((one) => one.id === id), 'what the provider puts off is not put off for the commission');
  t.match(await read(id, commission), { state: 'open', acknowledgement: null, actions: [], snoozedUntil: null });
  t.same(new Set(kinds(await alerts('state=all', commission))), new Set(['programmeExpired']));
  t.equal((await act(id, 'acknowledgements', { note: 'x' }, commission)).statusCode, 403);
  t.equal((await act(id, 'snoozes', { until: '2026-09-20', note: 'x' }, cast.council)).statusCode, 403);
  const colleague = api.token('curator', { organisationId: cast.provider.id, specialistId: (await aSpecialist(api.db, cast.provider)).id });
  const stranger = (await aCast(api)).head;
  for (const as of [colleague, stranger, api.token('commission', { municipality: 'Другой район' })]) {
    t.equal((await api.call('GET', `/v1/alerts/${id}`, { as })).statusCode, 404);
  }
  for (const as of [colleague, stranger]) t.equal((await act(id, 'acknowledgements', { note: 'x' }, as)).statusCode, 404);
});

t.test('an alert that is planned for a later day is nobody’s yet', async (t) => {
  const planned = await api.db.selectFrom('alert').select('id').where('case_id', '=', late.id).where('raised_at', 'is', null)
    .union(api.db.selectFrom('alert').select('id').where('raised_at', 'is', null)).limit(1).executeTakeFirstOrThrow();
  t.equal((await api.call('GET', `/v1/alerts/${planned.id}`, { as: cast.head })).statusCode, 404);
  t.equal((await act(planned.id, 'acknowledgements', { note: 'x' }, cast.head)).statusCode, 404);
});

t.test('notes are append-only for the service, and go with the family', async (t) => {
  await t.rejects(api.db.updateTable('alert_action').set({ note: 'другое' }).execute(), { code: '23001' });
  await t.rejects(api.db.deleteFrom('alert_action').execute(), { code: '23001' });
  const road = await openedCase(cast, '2026-09-15');
  await dayComes('2026-10-05');
  const { id } = await alertOf('programmeLate', `caseId=${road.id}`);
  mustBe(201, await act(id, 'acknowledgements', { note: 'Мать в больнице' }));
  await walk(road, { path: 'withdrawals', body: { date: '2026-10-06', reason: 'familyDeclined', text: 'Передумали' } });
  const url = `/v1/families/${road.family.id}/erasures`;
  mustBe(201, await api.call('POST', url, { as: cast.head, body: { date: '2026-10-06', reason: 'retentionEnded', basis: 'акт № 1' } }));
  t.match((await read(id)).actions, [{ action: 'acknowledged', note: null }]);
  t.match(await stateOf(road), { status: 'notTaken' });
});
