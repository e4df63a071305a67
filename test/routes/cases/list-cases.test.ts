import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, alertsTurned, at, mustBe, openedCase, stateOf, tatarstanSteps, walk, walkedTo } from '../../support/case-road.ts';
import { MUNICIPALITY } from '../../support/factories.ts';
import { walk as pages } from '../../support/walk.ts';

const api = await testApp(t);
const cast = await aCast(api);
const identified = await openedCase(cast);
const active = await walkedTo(cast);
const basic = await walkedTo(cast, 'level', 'basic');
const elsewhere = await openedCase(await aCast(api));
at(cast, '2026-03-18');
await alertsTurned(cast);

const found = (query: string, as = cast.curator) => pages(api, `/v1/cases${query}`, as);

t.test('cases come in the order of opening, the caller’s own alone', async (t) => {
  t.same(await found(''), [identified.id, active.id, basic.id]);
  t.same(await found('?limit=1'), [identified.id, active.id, basic.id]);
});

t.test('each filter leaves what it names', async (t) => {
  t.same(await found('?status=active'), [active.id]);
  t.same(await found('?status=closed'), []);
  t.same(await found('?level=crisis'), [active.id]);
  t.same(await found('?level=basic'), [basic.id], 'a proposed level counts');
  t.same(await found(`?familyId=${basic.family.id}`), [basic.id]);
  t.same(await found(`?curatorId=${cast.specialist.id}`), [active.id, basic.id]);
  t.same(await found(`?organisationId=${cast.provider.id}&status=identified`), [identified.id], 'filters add up');
  t.same(await found(`?organisationId=${elsewhere.cast.provider.id}`), []);
  t.same(await found(`?municipality=${encodeURIComponent(MUNICIPALITY)}`), [identified.id, active.id, basic.id]);
  t.same(await found(`?municipality=${encodeURIComponent('Казань')}`), []);
  t.same(await found('?endsFrom=2026-09-13'), [active.id]);
  t.same(await found('?endsFrom=2026-09-14'), []);
  t.same(await found('?endsTo=2026-09-13'), [active.id]);
  t.same(await found('?endsTo=2026-09-12'), []);
  t.same(await found('?alert=programmeLate'), [identified.id, basic.id]);
  t.same(await found('?alert=programmeLate&status=identified'), [identified.id]);
  t.same(await found('?alert=measureLate'), []);
});

t.test('a filter that does not exist, or a value that cannot be, is refused', async (t) => {
  for (const [query, pointer] of [
    ['status=done', '?status'], ['alert=fire', '?alert'], ['endsFrom=2026-02-30', '?endsFrom'], ['curatorId=7', '?curatorId'], ['sort=x', '?sort'],
  ] as const) {
    const reply = await api.call('GET', `/v1/cases?${query}`, { as: cast.curator });
    t.equal(reply.statusCode, 400, query);
    t.match(reply.json(), { errors: [{ pointer }] });
  }
});

t.test('a commission sees its municipality: statuses, decisions and deadlines', async (t) => {
  const commission = api.token('commission', { municipality: MUNICIPALITY });
  t.same(await found('', commission), [identified.id, active.id, basic.id, elsewhere.id]);
  t.same(await found('', api.token('commission', { municipality: 'Казань' })), []);
  const state = mustBe(200, await api.call('GET', active.url, { as: commission }));
  t.match(state.json(), {
    status: 'active', level: 'crisis', programme: { endsOn: '2026-09-13', measures: [] }, allowedActions: [], circumstances: [],
    applicantMemberId: null,
  });
  t.notMatch(state.body, /Мероприятие|disabledChild/);
  const own = await stateOf<{ programme: { measures: unknown[] }; allowedActions: unknown[] }>(active);
  t.ok(own.programme.measures.length === 2 && own.allowedActions.length > 20);
  t.equal((await api.call('GET', active.url, { as: api.token('commission', { municipality: 'Казань' }) })).statusCode, 404);
  for (const path of ['timeline', 'papers', 'diagnostics', 'programmes', 'reviews']) {
    t.equal((await api.call('GET', `${active.url}/${path}`, { as: commission })).statusCode, 403, path);
  }
});

t.test('a commission reads decisions without advice to the family', async (t) => {
  const road = await walkedTo(cast, 'submission', 'adaptation');
  const { approval } = tatarstanSteps(road);
  const advised = await walk(road, { ...approval, body: { ...approval.body, recommendations: 'Посещать психолога' } });
  t.match(advised.json(), { fact: { recommendations: 'Посещать психолога' } });
  const commission = api.token('commission', { municipality: MUNICIPALITY });
  for (const url of [`${road.url}/decisions`, String(advised.headers.location)]) {
    const reply = mustBe(200, await api.call('GET', url, { as: commission }));
    t.match(reply.body, /approveProgramme/);
    t.notMatch(reply.body, /психолог/);
  }
});
