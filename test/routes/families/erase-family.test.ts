import { sql } from 'kysely';
import t from 'tap';
import { inTransaction } from '../../../src/db/transaction.ts';
import { systemWall } from '../../../src/db/wall.ts';
import { ERASED } from '../../../src/domain/personal-fields.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, type CaseOnRoad, decisionBody, mustBe, openedCase, refusals, send, walkedTo } from '../../support/case-road.ts';
import { aFamily } from '../../support/factories.ts';

const api = await testApp(t);
const cast = await aCast(api);
const erasure = (date: string) => ({ reason: 'retentionEnded', basis: 'Акт № 3', date });

/** Words that stand in what `walkedTo` records, beside names and addresses. */
const words = [
  'Примерова', 'Образцовая, д. 7', '+7 900 000-77-77', 'Условия удовлетворительные', 'Семья просит помощи', 'Нужна помощь', 'По обстоятельствам семьи',
  'Помочь семье', 'Организовать лечение', 'справляется сама', 'Мероприятие 1', 'Врачев', 'Директорова', 'Психологова', 'Решили', 'отказываемся',
];

async function ended(): Promise<CaseOnRoad> {
  const road = await walkedTo(cast);
  await api.db.updateTable('family').set({ address: 'г. Примерск, ул. Образцовая, д. 7', contact_phone: '+7 900 000-77-77', category_note: null })
    .where('id', '=', road.family.id).execute();
  mustBe(201, await send(road, 'papers', { date: '2026-04-01', type: 'writtenRefusal', memberId: road.mother, text: 'отказываемся' }));
  mustBe(201, await send(road, 'decisions', decisionBody('2026-04-02', 'endWithoutSuccess', { reason: 'writtenRefusal' }), { as: 'council' }));
  return road;
}

/** Which of the texts stand anywhere in the database, and in which tables. */
async function placesOf(texts: readonly string[]): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(api.db);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select text from unnest(${[...texts]}::text[]) as text
      where exists (select from ${sql.table(name)} as it where position(text in to_jsonb(it)::text) > 0)`.execute(api.db);
    for (const { text } of rows) (found[text] ??= []).push(name);
  }
  return found;
}

const erase = (road: Pick<CaseOnRoad, 'family'>, body: object, query = '') =>
  api.call('POST', `/v1/families/${road.family.id}/erasures${query}`, { as: cast.head, body });

t.test('destroys every word about the family and keeps what assess needs', async (t) => {
  const road = await ended();
  const before = mustBe(200, await api.call('GET', road.url, { as: cast.head })).json<Record<string, unknown>>();
  t.same(Object.keys(await placesOf(words)).sort(), [...words].sort(), 'all there before');

  t.equal((await erase(road, erasure('2026-04-02'), '?dryRun=true')).statusCode, 200);
  t.same(Object.keys(await placesOf(words)).length, words.length, 'a dry run destroys nothing');

  const done = mustBe(201, await erase(road, erasure('2026-04-02'))).json<{ facts: number; caseIds: string[]; keptAnswers: number }>();
  t.match(done, { reason: 'retentionEnded', basis: 'Акт № 3', caseIds: [road.id] });
  t.ok(done.keptAnswers > 10);
  t.same(await placesOf([...words, '2017-09-03', '1990-04-17']), {}, 'gone');

  const after = mustBe(200, await api.call('GET', road.url, { as: cast.head })).json<Record<string, unknown>>();
  for (const field of ['status', 'level', 'deadlines', 'outcome', 'curatorId', 'registerNumber', 'startsOn', 'endsOn', 'postSupport']) {
    t.strictSame(after[field], before[field], field);
  }
  const timeline = mustBe(200, await api.call('GET', `${road.url}/timeline?limit=100`, { as: cast.head })).json<{ items: { factKind: string }[] }>();
  t.equal(timeline.items.length, done.facts + 1);
  t.match(timeline.items.at(-1), { factKind: 'erasure', reason: 'retentionEnded', basis: 'Акт № 3' });
  const family = mustBe(200, await api.call('GET', `/v1/families/${road.family.id}`, { as: cast.head })).json<{ version: number }>();
  t.match(family, { address: ERASED, contactPhone: null, erasedOn: '2026-04-02', municipality: road.family.municipality, categories: ['disabledChild'] });
  t.match(family, { members: [{ fullName: ERASED, birthDate: null, kinship: 'mother' }, { fullName: ERASED, birthDate: null, kinship: 'son' }] });

  t.same(refusals(await erase(road, erasure('2026-04-02'))).map(([, code]) => code), ['family.erased'], 'a second time');
  const change = await api.call('PATCH', `/v1/families/${road.family.id}`, {
    as: cast.head, body: { address: 'ул. Новая' }, headers: { 'if-match': `"${family.version}"` },
  });
  t.same([change.statusCode, ...refusals(change).map(([, code]) => code)], [409, 'family.erased']);
  const opening = { familyId: road.family.id, date: '2026-04-02', ground: 'parentApplication', form: 'group', applicantMemberId: road.mother, circumstances: [] };
  t.same(refusals(await api.call('POST', '/v1/cases', { as: cast.head, body: opening })).map(([, code]) => code), ['family.erased']);
  const paper = await send(road, 'papers', { date: '2026-04-02', type: 'other', title: 'Справка' });
  t.same([paper.statusCode, ...refusals(paper).map(([, code]) => code)], [409, 'family.erased']);
});

t.test('not while a case goes on, nor before the day', async (t) => {
  const road = await openedCase(cast, '2026-04-02');
  const refused = await erase(road, erasure('2026-04-03'));
  t.equal(refused.statusCode, 409);
  t.same(refusals(refused).map(([, code]) => code), ['date.in-future', 'erasure.case-open']);
  t.match(refused.json<{ detail: string }>().detail, road.id);
});

t.test('only the head and the provider’s own system; a foreign family is not there', async (t) => {
  at(cast, '2026-04-02');
  const family = await aFamily(api.db, cast.provider);
  const url = `/v1/families/${family.id}/erasures`;
  for (const as of [cast.council, cast.curator]) t.equal((await api.call('POST', url, { as, body: erasure('2026-04-02') })).statusCode, 403);
  t.equal((await api.call('POST', url, { as: api.token('head'), body: erasure('2026-04-02') })).statusCode, 404);
  t.equal((await api.call('POST', url, { as: cast.head, body: { ...erasure('2026-04-02'), reason: 'enteredByMistake' } })).statusCode, 201);
});

t.test('facts stay append-only for everything else', async (t) => {
  const { id: caseId, family } = await openedCase(cast, '2026-04-02');
  const tried = (statement: (familyId: string) => ReturnType<typeof sql>) => inTransaction(api.db, systemWall, (tx) => statement(family.id).execute(tx));
  const skeletons = JSON.stringify([{ caseId, seq: 1, data: {} }]);
  await t.rejects(tried((id) => sql`select erase_facts(${id}, ${skeletons}::jsonb)`), /not being erased/);
  await t.rejects(tried((id) => sql`select erase_kept_answers(${id})`), /not being erased/);
  await t.rejects(tried(() => sql`update case_fact set data = '{}' where case_id = ${caseId}`), /append-only/);
  await t.rejects(tried((id) => sql`with on_purpose as (select set_config('erasure.family', ${id}, true))
    update case_fact set seq = 2 from on_purpose where case_id = ${caseId}`), /append-only/);
  await t.rejects(inTransaction(api.db, systemWall, async (tx) => {
    await tx.updateTable('family').set({ erased_on: '2026-04-02' }).where('id', '=', family.id).execute();
    await sql`select erase_facts(${family.id}, '[]'::jsonb)`.execute(tx);
  }), /skeletons for 0 facts, 1 there/);
});
