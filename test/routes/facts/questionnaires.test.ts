import { sql } from 'kysely';
import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { inSnapshot } from '../../../src/db/transaction.ts';
import type { Scope } from '../../../src/db/scope.ts';
import { testApp } from '../../support/app.ts';
import { aCast, decisionBody, mustBe, openedCase, refusals, send, stateOf, walk, walkedTo } from '../../support/case-road.ts';
import { aFamily, MUNICIPALITY, REGION } from '../../support/factories.ts';

const api = await testApp(t);
const cast = await aCast(api);
const body = { date: '2026-04-01', channel: 'visit', satisfaction: 4, overcame: 'partly' };
const stored = async (caseId: string) => (await sql<Record<string, unknown>>`
  select on_date, satisfaction, overcame, family_id, organisation_id, region from case_questionnaire where case_id = ${caseId}::uuid order by fact_seq`.execute(api.db)).rows;

t.test('a family is asked while it gets help, and after it; before there is nothing to ask of', async (t) => {
  const early = await openedCase(cast);
  t.match(refusals(await send(early, 'questionnaires', { ...body, date: '2026-03-02' })), [['', 'action.wrong-status']]);
  const road = await walkedTo(cast);
  t.match(refusals(await send(road, 'questionnaires', { ...body, date: '2026-03-12' })), [['/date', 'date.before-cause']], 'the programme starts on the 13th');
  t.match(refusals(await send(road, 'questionnaires', { ...body, date: '2026-04-02' }, { today: '2026-04-01' })), [['/date', 'date.in-future']]);
  const before = await stateOf<{ status: string }>(road);
  const first = await walk(road, { path: 'questionnaires', body: { ...body, memberId: road.mother, answers: { timeliness: 5 }, text: 'Психолог помог.' } });
  t.match(first.json(), { fact: { factKind: 'questionnaire', satisfaction: 4, memberId: road.mother, answers: { timeliness: 5 } }, changes: [] });
  t.equal((await stateOf<{ status: string }>(road)).status, before.status, 'it opens no gate');
  await walk(road, { path: 'diagnostics', body: { date: '2026-04-02', kind: 'final', conclusion: 'Окрепли', specialistName: 'Психологова О. П.', memberIds: [road.child] } });
  await walk(road, { path: 'questionnaires', body: { ...body, date: '2026-04-02', satisfaction: 3 } });
  for (const measureNumber of [1, 2]) await walk(road, { path: 'executions', body: { date: '2026-04-03', programmeNumber: 1, measureNumber, result: 'done' } });
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody('2026-04-06', 'completeWithSuccess') });
  await walk(road, { path: 'questionnaires', body: { ...body, date: '2026-04-20', satisfaction: 5, overcame: 'yes' } });
  t.match(await stateOf(road), { status: 'postSupport' });
  await walk(road, { path: 'questionnaires', body: { ...body, date: '2026-09-01', channel: 'online', satisfaction: 1, overcame: 'no' } });
  t.match(await stateOf(road), { status: 'closed' });
  t.match(await stored(road.id), [
    { on_date: '2026-04-01', satisfaction: 4, overcame: 'partly', family_id: road.family.id, organisation_id: cast.provider.id, region: REGION },
    { on_date: '2026-04-02', satisfaction: 3 }, { on_date: '2026-04-20', satisfaction: 5, overcame: 'yes' }, { on_date: '2026-09-01', satisfaction: 1, overcame: 'no' },
  ], 'each stands for the indicators');
  const { items } = mustBe(200, await api.call('GET', `${road.url}/questionnaires`, { as: cast.curator })).json<{ items: { date: string }[] }>();
  t.same(items.map(({ date }) => date), ['2026-04-01', '2026-04-02', '2026-04-20', '2026-09-01']);
});

t.test('a family that was never taken on was not helped', async (t) => {
  const road = await walkedTo(cast, 'consent');
  await walk(road, { path: 'withdrawals', body: { date: '2026-03-03', reason: 'familyDeclined', text: 'Сами.' } });
  t.match(refusals(await send(road, 'questionnaires', { ...body, date: '2026-03-04' })), [['', 'action.wrong-status']]);
});

t.test('who answers is of the family, or is not named', async (t) => {
  const road = await walkedTo(await aCast(api));
  const stranger = (await aFamily(api.db, cast.provider)).members[0]?.id;
  for (const memberId of [newId(), stranger]) t.match(refusals(await send(road, 'questionnaires', { ...body, memberId })), [['/memberId', 'link.unknown']]);
  const { fact } = (await walk(road, { path: 'questionnaires', body })).json<{ fact: Record<string, unknown> }>();
  t.notOk('memberId' in fact);
  for (const wrong of [{ satisfaction: 0 }, { satisfaction: 6 }, { satisfaction: 3.5 }, { overcame: 'maybe' }, { channel: 'mail' }, { answers: { beauty: 5 } }, { text: ' ' }]) {
    t.equal((await send(road, 'questionnaires', { ...body, ...wrong })).statusCode, 400, JSON.stringify(wrong));
  }
});

t.test('no commission and no partner learns of one, at the door, in what they read and behind the wall', async (t) => {
  const road = await walkedTo(await aCast(api));
  const made = (await walk(road, { path: 'questionnaires', body: { ...body, text: 'Между нами' } })).json<{ fact: { id: string } }>().fact;
  const commission = api.token('commission', { region: REGION, municipality: MUNICIPALITY });
  const partner = api.token('partner', { organisationId: road.cast.partner.id });
  for (const as of [commission, partner]) {
    for (const url of [`${road.url}/questionnaires`, `${road.url}/questionnaires/${made.id}`]) t.equal((await api.call('GET', url, { as })).statusCode, 403);
  }
  t.notMatch((await api.call('GET', road.url, { as: commission })).body, /Между нами|questionnaire:|recordedQuestionnaire/);
  const events = await api.db.selectFrom('outbox').select(['municipality', 'kind']).where('case_id', '=', road.id)
    .where(sql<boolean>`data->>'fact' = 'questionnaire'`).execute();
  t.same(events, [{ municipality: null, kind: 'case.factRecorded' }], 'a commission’s feed has no word of it');
  const kinds = (scope: Scope) => inSnapshot(api.service, { scope }, async (tx) =>
    (await tx.selectFrom('case_fact').select('kind').distinct().where('case_id', '=', road.id).execute()).map(({ kind }) => kind));
  t.notOk((await kinds({ kind: 'municipality', region: REGION, municipality: MUNICIPALITY })).includes('questionnaire'));
  t.ok((await kinds({ kind: 'municipality', region: REGION, municipality: MUNICIPALITY })).includes('decision'), 'what it would find');
  t.ok((await kinds({ kind: 'organisation', organisationId: road.cast.provider.id })).includes('questionnaire'));
  const counted = (scope: Scope) => inSnapshot(api.service, { scope }, async (tx) =>
    (await tx.selectFrom('case_questionnaire').select('case_id').where('case_id', '=', road.id).execute()).length);
  t.equal(await counted({ kind: 'figures', region: REGION }), 1);
  t.equal(await counted({ kind: 'organisation', organisationId: road.cast.provider.id }), 1);
  t.equal(await counted({ kind: 'curator', organisationId: road.cast.provider.id, specialistId: road.cast.specialist.id }), 0);
  t.equal(await counted({ kind: 'organisation', organisationId: cast.provider.id }), 0);
  t.equal(await counted({ kind: 'municipality', region: REGION, municipality: MUNICIPALITY }), 0);
  t.equal(await counted({ kind: 'region', region: REGION }), 0);
});

t.test('erasure takes the words and leaves the marks', async (t) => {
  const road = await walkedTo(await aCast(api));
  await walk(road, { path: 'questionnaires', body: { ...body, memberId: road.mother, text: 'Сын теперь ходит в секцию' } });
  await walk(road, { path: 'papers', body: { date: '2026-04-02', type: 'writtenRefusal', memberId: road.mother, text: 'Отказываюсь' } });
  await walk(road, { path: 'decisions', as: 'council', body: decisionBody('2026-04-03', 'endWithoutSuccess', { reason: 'writtenRefusal' }) });
  mustBe(201, await api.call('POST', `/v1/families/${road.family.id}/erasures`, { as: road.cast.head, body: { reason: 'retentionEnded', basis: 'Акт № 3', date: '2026-04-03' } }));
  const { rows } = await sql<{ data: Record<string, unknown> }>`select data from case_fact where case_id = ${road.id}::uuid and kind = 'questionnaire'`.execute(api.db);
  t.match(rows, [{ data: { satisfaction: 4, text: 'Данные уничтожены' } }]);
  t.match(await stored(road.id), [{ satisfaction: 4 }]);
  t.match(refusals(await send(road, 'questionnaires', { ...body, date: '2026-04-03' })), [['', 'family.erased']]);
});
