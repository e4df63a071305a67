import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, mustBe, walk, walkedTo } from '../../support/case-road.ts';

const api = await testApp(t);
const cast = await aCast(api);

interface Page {
  items: Record<string, unknown>[];
  nextCursor: string | null;
}

const measures = async (organisationId: string, query = '') => {
  const as = api.token('partner', { organisationId });
  return mustBe(200, await api.call('GET', `/v1/measures${query}`, { as })).json<Page>();
};

t.test('a partner sees the measures that it executes, once the programme is in force', async (t) => {
  const draft = await walkedTo(cast, 'approval', 'basic');
  t.same((await measures(cast.partner.id)).items, []);
  const road = await walkedTo(cast);
  const { items } = await measures(cast.partner.id);
  t.same(items, [{
    caseId: road.id, programmeNumber: 1, number: 1, helpType: 'medical', title: 'Мероприятие 1', dueOn: '2026-05-15', state: 'open',
    contact: { fullName: 'Примерова Мария Тестовна', phone: '+7 900 000-00-00' }, members: ['Примеров Иван Тестович'],
  }], 'with whom to speak to and whom it is for, and nothing more of the family');
  t.not(items[0]?.['caseId'], draft.id);
  await walk(road, { path: 'executions', body: { date: '2026-05-15', programmeNumber: 1, measureNumber: 1, result: 'done' } });
  t.match(await measures(cast.partner.id), { items: [{ state: 'done' }] });
  t.same((await measures((await aCast(api)).partner.id)).items, [], 'nobody else’s');
});

t.test('pages walk the measures by due date', async (t) => {
  const own = await aCast(api);
  const roads = [await walkedTo(own), await walkedTo(own), await walkedTo(own, 'copy', 'basic')];
  const first = await measures(own.partner.id, '?limit=2');
  t.equal(first.items.length, 2);
  const rest = await measures(own.partner.id, `?limit=2&cursor=${String(first.nextCursor)}`);
  t.same([...first.items, ...rest.items].map(({ caseId }) => caseId).sort(), roads.map(({ id }) => id).sort());
  t.equal(rest.nextCursor, null);
});

t.test('a partner reaches nothing else of a case', async (t) => {
  const road = await walkedTo(cast, 'consent');
  const as = api.token('partner', { organisationId: cast.partner.id });
  for (const url of ['/v1/cases', road.url, `${road.url}/timeline`, `${road.url}/papers`, '/v1/alerts']) {
    t.equal((await api.call('GET', url, { as })).statusCode, 403, url);
  }
  t.equal((await api.call('GET', '/v1/measures', { as: cast.curator })).statusCode, 403);
});
