import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, at, type Cast, mustBe, refusals, send, stateOf, walk, walkedTo } from '../../support/case-road.ts';
import { aCommission, aFamily, aProvider, familyBody, MUNICIPALITY } from '../../support/factories.ts';
import { openAlertsOf, regionCast, type RegionRoad, walkedIn } from '../../support/regions.ts';
import { byId, commissionOf, resolutionBody, roads } from '../../support/resolutions.ts';

const api = await testApp(t);
const azovRoad = roads['azov-2017'] as RegionRoad;
const azov = await regionCast(api, azovRoad.source);
const kdn = commissionOf(api, 'azov');
const DAY = '2026-06-15';

interface Item { word: string; outcome: string; caseId: string; factId: string; organisationId: string; citation: { clause: string } }
interface Resolved { id: string; number: string; items: Item[] }

const takeOnItem = (cast: Cast, family: object, changes = {}) => (
  { word: 'takeOn', provider: byId(cast.provider.id), family, form: 'group', circumstances: [], ...changes });

async function factsOf(caseId: string) {
  return await api.db.selectFrom('case_fact').select(['id', 'kind', 'data', 'happened_on', 'recorded_by']).where('case_id', '=', caseId).orderBy('seq').execute();
}

t.test('where the commission decides, its word is the very act: review, extension, end; several cases at once', async (t) => {
  const one = await walkedIn(azov, azovRoad);
  const two = await walkedIn(azov, azovRoad);
  const { items, id } = mustBe(201, await kdn.resolve(resolutionBody(DAY, [
    { word: 'interimResult', case: byId(one.id), text: 'Идёт по плану.', proposals: 'Добавить кружок.' },
    { word: 'end', case: byId(two.id), success: false, reason: 'danger' },
  ], { number: '14/3' }))).json<Resolved>();
  t.same(items.map(({ word, outcome, caseId, citation: { clause } }) => [word, outcome, caseId, clause]), [
    ['interimResult', 'review', one.id, '4 этап'], ['end', 'decision', two.id, '5 этап'],
  ]);
  const review = (await factsOf(one.id)).at(-1);
  t.match(review, { id: items[0]?.factId, kind: 'review', happened_on: DAY, recorded_by: 'test-commission', data: { kind: 'kdnQuarterly', findings: 'Идёт по плану.' } });
  t.match((await factsOf(two.id)).at(-1), { id: items[1]?.factId, kind: 'decision', data: { kind: 'endWithoutSuccess', body: 'kdn', number: '14/3', reason: 'danger', text: 'Комиссия постановила.' } });
  t.match(await stateOf(two), { status: 'closed', outcome: { code: 'danger' } });
  const place = await api.db.selectFrom('caseload_place').select('family_id').where('family_id', '=', two.family.id).execute();
  t.same(place, [], 'the curator’s place is free again');
  const extended = mustBe(201, await kdn.resolve(resolutionBody('2026-06-20', [{ word: 'continue', case: byId(one.id), termMonths: 3 }]))).json<Resolved>();
  t.match(extended.items, [{ outcome: 'decision', citation: { clause: '5 этап' } }]);
  t.match(await stateOf(one), { programme: { extensions: 1, endsOn: '2027-06-11' } });
  const events = await api.db.selectFrom('outbox').select(['kind', 'organisation_id', 'municipality', 'data']).where('kind', '=', 'resolution.received')
    .where('case_id', '=', two.id).execute();
  t.match(events, [{ organisation_id: azov.provider.id, municipality: MUNICIPALITY, data: { resolutionId: id, word: 'end', outcome: 'decision' } }]);
});

t.test('elsewhere it is a recommendation: an alert stands until the provider answers, and the commission reads the answer', async (t) => {
  const cast = await aCast(api);
  const road = await walkedTo(cast);
  const { items } = mustBe(201, await commissionOf(api, 'tatarstan').resolve(resolutionBody(DAY, [
    { word: 'continue', case: byId(road.id), termMonths: 3, text: 'Продолжить.' },
  ], { number: '7' }))).json<Resolved>();
  t.match(items, [{ outcome: 'recommendation', citation: { clause: 'п. 4.4, 4.11, 5.8' } }]);
  t.match(await stateOf(road), { status: 'active', programme: { extensions: 0 } }, 'it decides nothing');
  t.match((await openAlertsOf(road)).filter(({ kind }) => kind === 'recommendationReceived'), [{ kind: 'recommendationReceived' }]);
  const factId = items[0]?.factId ?? '';
  t.match(mustBe(200, await api.call('GET', `${road.url}/recommendations/${factId}`, { as: cast.curator })).json(),
    { from: 'kdn', resolutionNumber: '7', resolutionDate: DAY, word: 'continue', termMonths: 3, text: 'Продолжить.' });
  const answer = { date: '2026-06-17', recommendationFactId: factId, followed: 'partly', text: 'Консилиум продлил на два месяца.' };
  t.same(refusals(await send(road, 'recommendation-answers', { ...answer, recommendationFactId: road.id })), [['/recommendationFactId', 'link.unknown', undefined]]);
  await walk(road, { path: 'recommendation-answers', body: answer });
  t.same((await openAlertsOf(road)).filter(({ kind }) => kind === 'recommendationReceived'), []);
  const again = await send(road, 'recommendation-answers', answer);
  t.same(refusals(again).map(([, code]) => code).toSorted(), ['recommendation.answered', 'recommendation.nothing-to-answer']);
  t.match(mustBe(200, await api.call('GET', `${road.url}/recommendation-answers`, { as: commissionOf(api, 'tatarstan').token })).json(), { items: [{ followed: 'partly' }] });
});

t.test('takes a family on: by its id on the resolution itself, a new one with its particulars', async (t) => {
  const family = await aFamily(api.db, azov.provider);
  const { items } = mustBe(201, await kdn.resolve(resolutionBody(DAY, [
    takeOnItem(azov, byId(family.id)), takeOnItem(azov, { by: 'particulars', particulars: familyBody() }),
  ]))).json<Resolved>();
  t.match(items, [{ outcome: 'opened', citation: { clause: '2 этап' } }, { outcome: 'opened', organisationId: azov.provider.id }]);
  for (const { caseId } of items) {
    t.match(mustBe(200, await api.call('GET', `/v1/cases/${caseId}`, { as: azov.head })).json(), { ground: 'kdnResolution', openedOn: DAY, municipality: MUNICIPALITY });
  }
  const again = await kdn.resolve(resolutionBody(DAY, [takeOnItem(azov, byId(family.id))]));
  t.match(refusals(again), [['/items/0', 'case.open-already']]);
});

t.test('where no resolution is a ground, it is a message of the commission (Tatarstan, cl. 4.3)', async (t) => {
  const cast = await aCast(api);
  const tatarstan = commissionOf(api, 'tatarstan');
  const family = await aFamily(api.db, cast.provider);
  const open = async (of: string) => mustBe(201, await tatarstan.resolve(resolutionBody(DAY, [takeOnItem(cast, byId(of))]))).json<Resolved>().items[0];
  const first = await open(family.id);
  t.match((await factsOf(first?.caseId ?? ''))[0], { data: { ground: 'message', source: { sender: `КДНиЗП, ${MUNICIPALITY}`, channel: 'electronic' } } });
  t.equal(first?.citation.clause, 'п. 4.3');
  await aCommission(api.db, { name: 'КДНиЗП Примерского района' });
  const second = await open((await aFamily(api.db, cast.provider)).id);
  t.match((await factsOf(second?.caseId ?? ''))[0], { data: { source: { sender: 'КДНиЗП Примерского района' } } });
});

t.test('a case is found by an outside name and by its number in the register', async (t) => {
  const road = await walkedIn(azov, azovRoad);
  const name = { system: 'kdn-soft', value: 'Дело 7' };
  const names = { region: 'azov', organisation_id: azov.provider.id, ...name };
  await api.db.insertInto('external_id').values([
    { ...names, kind: 'case', target_id: road.id, part: '' }, { ...names, kind: 'organisation', target_id: azov.provider.id, part: '' },
  ]).execute();
  const { registerNumber } = await stateOf<{ registerNumber: string }>(road);
  const [year, number] = registerNumber.split('/').map(Number);
  const provider = { by: 'externalId', externalId: name };
  const { items } = mustBe(201, await kdn.resolve(resolutionBody(DAY, [
    { word: 'interimResult', case: { by: 'externalId', externalId: name } },
    { word: 'continue', case: { by: 'register', provider, year, number } },
  ]))).json<Resolved>();
  t.same(items.map(({ caseId }) => caseId), [road.id, road.id]);
});

t.test('every fault of every item is told at once, and nothing is stored', async (t) => {
  const good = await walkedIn(azov, azovRoad);
  const foreign = await walkedIn(azov, { ...azovRoad, family: { municipality: 'Другой район' } });
  const elsewhere = await aFamily(api.db, azov.provider, { municipality: 'Другой район' });
  const before = await factsOf(good.id);
  const missing = '01990000-0000-7000-8000-0000000000f1';
  const body = resolutionBody(DAY, [
    { word: 'interimResult', case: byId(good.id), text: 'Годится.' },
    { word: 'interimResult', case: byId(foreign.id), text: 'Чужое дело.' },
    { word: 'continue', case: byId(missing), text: 'Нет такого.' },
    { word: 'end', case: byId(good.id), success: false, text: 'Без причины.' },
    { word: 'change', case: byId(good.id), level: 'grey', text: 'Нет такого уровня.' },
    { word: 'continue', case: byId(good.id) },
    { word: 'continue', case: byId(good.id), termMonths: 60, text: 'Слишком долго.' },
    takeOnItem(azov, byId(elsewhere.id)),
    takeOnItem(azov, { by: 'particulars', particulars: familyBody({ municipality: 'Другой район' }) }),
    takeOnItem(azov, { by: 'particulars', particulars: familyBody({ categories: ['rich'] }) }),
    takeOnItem(azov, byId(missing), { provider: byId(missing) }),
    { word: 'continue', case: { by: 'externalId', externalId: { system: 'nobody', value: '1' } }, text: 'Нет такого.' },
  ], { text: undefined });
  const reply = await kdn.resolve(body);
  t.equal(reply.statusCode, 422);
  t.same(refusals(reply).map(([pointer, code]) => [pointer, code]), [
    ['/items/1/case', 'link.unknown'], ['/items/2/case', 'link.unknown'], ['/items/3/reason', 'ending.reason-unknown'],
    ['/items/4/level', 'reference.unknown'], ['/items/5/text', 'resolution.text-missing'], ['/items/6/termMonths', 'programme.term-too-long'],
    ['/items/7/family', 'link.unknown'], ['/items/8/family/particulars/municipality', 'resolution.other-municipality'],
    ['/items/9/family/particulars/categories/0', 'reference.unknown'], ['/items/10/provider', 'link.unknown'], ['/items/11/case', 'link.unknown'],
  ]);
  t.same(await factsOf(good.id), before);
  t.same(await api.db.selectFrom('kdn_resolution').select('id').where('number', '=', String(body['number'])).execute(), []);
});

t.test('a number and date come once from a commission; a replay by its key answers as before; a dry run stores nothing', async (t) => {
  const road = await walkedIn(azov, azovRoad);
  const body = resolutionBody(DAY, [{ word: 'interimResult', case: byId(road.id) }]);
  const rehearsed = mustBe(200, await kdn.resolve(body, { dryRun: true })).json<Resolved>();
  t.match(rehearsed.items, [{ outcome: 'review' }]);
  const first = mustBe(201, await kdn.resolve(body, { key: 'resolution-once' }));
  const replay = await kdn.resolve(body, { key: 'resolution-once' });
  t.same([replay.statusCode, replay.headers['idempotency-replayed'], replay.json()], [201, 'true', first.json()]);
  const again = await kdn.resolve(body);
  t.equal(again.statusCode, 409);
  t.same(refusals(again), [['/number', 'resolution.received-already', undefined]]);
  t.equal((await factsOf(road.id)).filter(({ kind }) => kind === 'review').length, 1);
  const { id } = first.json<Resolved>();
  t.same(mustBe(200, await api.call('GET', `/v1/kdn/resolutions/${id}`, { as: kdn.token })).json(), first.json());
  const found = mustBe(200, await api.call('GET', `/v1/kdn/resolutions?number=${encodeURIComponent(String(body['number']))}`, { as: kdn.token })).json<{ items: Resolved[] }>();
  t.same(found.items.map((one) => one.id), [id]);
  const other = commissionOf(api, 'azov', 'Другой район');
  t.equal((await api.call('GET', `/v1/kdn/resolutions/${id}`, { as: other.token })).statusCode, 404);
  t.same((await api.call('GET', '/v1/kdn/resolutions', { as: other.token })).json<{ items: Resolved[] }>().items, []);
});

t.test('who is no commission sends none; a provider in another region is unknown', async (t) => {
  at(azov, DAY);
  for (const role of ['curator', 'head', 'council', 'partner', 'ministry', 'admin', 'integration'] as const) {
    const as = api.token(role, { region: 'azov', organisationId: azov.provider.id });
    t.equal((await api.call('POST', '/v1/kdn/resolutions', { as, body: resolutionBody(DAY, [{ word: 'continue', case: byId(azov.provider.id) }]) })).statusCode, 403, role);
  }
  const tatar = await aProvider(api.db);
  const reply = await kdn.resolve(resolutionBody(DAY, [takeOnItem(azov, { by: 'particulars', particulars: familyBody() }, { provider: byId(tatar.id) })]));
  t.match(refusals(reply), [['/items/0/provider', 'link.unknown']]);
});
