import { sql } from 'kysely';
import t from 'tap';
import { inTransaction } from '../../../src/db/transaction.ts';
import { systemWall } from '../../../src/db/wall.ts';
import { testApp } from '../../support/app.ts';
import { at, decisionBody, mustBe } from '../../support/case-road.ts';
import { aFamily } from '../../support/factories.ts';
import { regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { byId, commissionOf, resolutionBody, roads } from '../../support/resolutions.ts';

const api = await testApp(t);
const road = roads['azov-2017'] as RegionRoad;
const cast = await regionCast(api, road.source);
const kdn = commissionOf(api, 'azov');
const DAY = '2026-06-15';

const statuses = (replies: { statusCode: number }[]) => replies.map(({ statusCode }) => statusCode).toSorted();

/** The kinds of a case's facts in the order of recording, which has no gap. */
async function kindsOf(caseId: string): Promise<string[]> {
  const rows = await api.db.selectFrom('case_fact').select(['kind', 'seq']).where('case_id', '=', caseId).orderBy('seq').execute();
  if (rows.some(({ seq }, index) => seq !== index + 1)) throw new Error(`a gap among ${JSON.stringify(rows)}`);
  return rows.map(({ kind }) => kind);
}

t.test('two resolutions on the same cases in opposite orders take turns, and never make half of one', async (t) => {
  const cases = [await walkedIn(cast, road), await walkedIn(cast, road)];
  const end = (ids: string[]) => resolutionBody(DAY, ids.map((id) => ({ word: 'end', case: byId(id), success: false, reason: 'illness' })));
  const ids = cases.map(({ id }) => id);
  const replies = await Promise.all([ids, ids.toReversed(), ids].map((order) => kdn.resolve(end(order))));
  t.same(statuses(replies), [201, 409, 409]);
  for (const id of ids) t.equal((await kindsOf(id)).filter((kind) => kind === 'decision').length, 2, 'the approval and one end');
});

t.test('the same resolution sent five times at once under different keys is received once', async (t) => {
  const { id } = await walkedIn(cast, road);
  const body = resolutionBody(DAY, [{ word: 'interimResult', case: byId(id) }]);
  const replies = await Promise.all(Array.from({ length: 5 }, () => kdn.resolve(body)));
  t.same(statuses(replies), [201, 409, 409, 409, 409]);
  t.equal((await kindsOf(id)).filter((kind) => kind === 'review').length, 1);
});

t.test('a resolution and the provider’s own entry of the paper: one of them ends the case', async (t) => {
  const { id, url } = await walkedIn(cast, road);
  at(cast, DAY);
  const paper = decisionBody(DAY, 'endWithoutSuccess', { body: 'kdn', reason: 'danger' });
  const replies = await Promise.all([
    kdn.resolve(resolutionBody(DAY, [{ word: 'end', case: byId(id), success: false, reason: 'danger' }])),
    api.call('POST', `${url}/decisions`, { as: cast.head, body: paper }),
  ]);
  t.same(statuses(replies), [201, 409]);
  t.equal((await kindsOf(id)).filter((kind) => kind === 'decision').length, 2);
});

t.test('three resolutions on one new family open one case', async (t) => {
  const family = await aFamily(api.db, cast.provider);
  const item = { word: 'takeOn', provider: byId(cast.provider.id), family: byId(family.id), form: 'group', circumstances: [] };
  const replies = await Promise.all([1, 2, 3].map(() => kdn.resolve(resolutionBody(DAY, [item]))));
  t.same(statuses(replies), [201, 409, 409]);
  const cases = await api.db.selectFrom('support_case').select('id').where('family_id', '=', family.id).execute();
  t.equal(cases.length, 1);
});

t.test('a family that moves away while the resolution waits for its case is the commission’s no longer', async (t) => {
  const { id, family } = await walkedIn(cast, road);
  const { id: other } = await walkedIn(cast, road);
  const before = await kindsOf(other);
  const items = [{ word: 'interimResult', case: byId(other) }, { word: 'interimResult', case: byId(id) }];
  const waiting = await inTransaction(api.db, systemWall, async (tx) => {
    await tx.updateTable('support_case').set({ municipality: 'Другой район' }).where('family_id', '=', family.id).execute();
    const sent = kdn.resolve(resolutionBody(DAY, items));
    await lockAwaited();
    return { sent };
  });
  const reply = await waiting.sent;
  t.match(reply.json(), { status: 422, errors: [{ pointer: '/items/1/case', code: 'link.unknown' }] });
  t.same(await kindsOf(other), before);
});

/** Until somebody waits for a row's lock. */
async function lockAwaited(): Promise<void> {
  const waits = sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await waits.execute(api.db)).rows[0]?.n === 0);
}

t.test('all or none: a fault in the last of many items leaves nothing of the others', async (t) => {
  const cases = [await walkedIn(cast, road), await walkedIn(cast, road), await walkedIn(cast, road)];
  const before = await Promise.all(cases.map(({ id }) => kindsOf(id)));
  const family = await aFamily(api.db, cast.provider);
  const last = { word: 'continue', case: byId('01990000-0000-7000-8000-0000000000f1') };
  const items = [
    ...cases.map(({ id }) => ({ word: 'end', case: byId(id), success: true })),
    { word: 'takeOn', provider: byId(cast.provider.id), family: byId(family.id), form: 'group', circumstances: [] },
  ];
  const reply = await kdn.resolve(resolutionBody(DAY, [...items, last]));
  t.match(reply.json(), { errors: [{ pointer: '/items/4/case' }] });
  t.same(await Promise.all(cases.map(({ id }) => kindsOf(id))), before);
  t.same(await api.db.selectFrom('support_case').select('id').where('family_id', '=', family.id).execute(), []);
  t.same(await api.db.selectFrom('caseload_place').select('family_id').where('family_id', '=', cases[0]?.family.id ?? '').execute().then((rows) => rows.length), 1);
  mustBe(201, await kdn.resolve(resolutionBody(DAY, items)));
});
