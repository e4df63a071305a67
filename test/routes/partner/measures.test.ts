import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { aCast, at, mustBe, programmeBody, stateOf, tatarstanSteps, walk, walkedTo, openedCase, refusals, type CaseOnRoad, type Cast } from '../../support/case-road.ts';
import { aPartner } from '../../support/factories.ts';

const api = await testApp(t);
const cast = await aCast(api);

interface Measure {
  id: string;
  caseId: string;
  number: number;
  part: string;
  state: string;
}
interface Page {
  items: Measure[];
  nextCursor: string | null;
}

const partner = (organisationId: string) => api.token('partner', { organisationId });
const measures = async (organisationId: string, query = '') =>
  mustBe(200, await api.call('GET', `/v1/partner/measures${query}`, { as: partner(organisationId) })).json<Page>();

/** A case in force whose second measure the school leads and the clinic helps with; the clinic leads the first. */
async function shared(own: Cast, school: string): Promise<CaseOnRoad> {
  const road = await openedCase(own);
  const steps = tatarstanSteps(road);
  const draft = programmeBody(road, '2026-03-06', ['2026-05-15', '2026-08-31']);
  const [first, second] = draft['measures'] as object[];
  const lines = [first, {
    ...second, executor: { kind: 'organisation', organisationId: school },
    coExecutors: [{ kind: 'organisation', organisationId: own.partner.id }, { kind: 'curator' }],
  }];
  steps.draft.body = { ...draft, measures: lines };
  for (const step of Object.values(steps)) await walk(road, step);
  return road;
}

const mark = async (id: string, as: string, body: object, key = newId()) =>
  await api.call('POST', `/v1/partner/measures/${id}/executions`, { as, body, key });

t.test('a partner sees the measures that it carries out, once the programme is in force', async (t) => {
  const draft = await walkedTo(cast, 'approval', 'basic');
  t.same((await measures(cast.partner.id)).items, []);
  const road = await walkedTo(cast);
  const { items } = await measures(cast.partner.id);
  const expected = {
    id: `${road.id}.1.1`, caseId: road.id, programmeNumber: 1, number: 1, part: 'executor', helpType: 'medical', title: 'Мероприятие 1',
    dueOn: '2026-05-15', state: 'open', contact: { fullName: 'Примерова Мария Тестовна', phone: '+7 900 000-00-00' },
    members: ['Примеров Иван Тестович'], externalIds: [],
  };
  t.same(items, [expected], 'with whom to speak to and whom it is for, and nothing more of the family');
  t.not(items[0]?.caseId, draft.id);
  const one = await api.call('GET', `/v1/partner/measures/${road.id}.1.1`, { as: partner(cast.partner.id) });
  t.same(mustBe(200, one).json(), expected);
  await walk(road, { path: 'executions', body: { date: '2026-05-15', programmeNumber: 1, measureNumber: 1, result: 'done' } });
  t.match(await measures(cast.partner.id), { items: [{ state: 'done' }] });
  t.same((await measures((await aCast(api)).partner.id)).items, [], 'nobody else’s');
});

t.test('an executor and its co-executors each see a measure, and their part in it; filters add up', async (t) => {
  const own = await aCast(api);
  const school = await aPartner(api.db, { name: 'Школа № 0' });
  const road = await shared(own, school.id);
  const parts = ({ items }: Page) => items.map(({ number, part }) => [number, part]);
  t.same(parts(await measures(own.partner.id)), [[1, 'executor'], [2, 'coExecutor']]);
  t.same(parts(await measures(school.id)), [[2, 'executor']]);
  t.same(parts(await measures(own.partner.id, '?part=coExecutor')), [[2, 'coExecutor']]);
  t.same(parts(await measures(own.partner.id, '?dueTo=2026-05-15')), [[1, 'executor']]);
  t.same(parts(await measures(own.partner.id, '?dueFrom=2026-05-16')), [[2, 'coExecutor']]);
  t.same(parts(await measures(own.partner.id, `?caseId=${road.id}&state=done`)), []);
  t.same(parts(await measures(own.partner.id, `?caseId=${newId()}`)), []);
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

t.test('the executor’s mark is the curator’s fact, and says who made it; a second one is refused', async (t) => {
  const own = await aCast(api);
  const road = await walkedTo(own);
  at(own, '2026-05-18');
  const as = partner(own.partner.id);
  const id = `${road.id}.1.1`;
  t.same(refusals(await mark(id, as, { date: '2026-05-18', result: 'notDone' }))[0]?.slice(0, 2), ['/reason', 'measure.reason-required']);
  const key = newId();
  const body = { date: '2026-05-15', result: 'done', outcome: 'Путёвка получена.' };
  const made = mustBe(201, await mark(id, as, body, key));
  // 15 May 2026 is a Friday.
  t.match(made.json(), { date: '2026-05-15', late: false, lateAfter: '2026-05-15', measure: { id, state: 'done' } });
  t.same((await mark(id, as, body, key)).json(), made.json(), 'a replay is told the same');
  const again = await mark(id, as, body);
  t.equal(again.statusCode, 409);
  t.match(refusals(again), [['{id}', 'measure.already-executed']]);
  const { factId } = made.json<{ factId: string }>();
  const fact = mustBe(200, await api.call('GET', `${road.url}/executions/${factId}`, { as: own.curator })).json();
  t.match(fact, { result: 'done', markedBy: { organisationId: own.partner.id }, outcome: 'Путёвка получена.' });
  t.match(await stateOf(road), { programme: { measures: [{ number: 1, state: 'done' }, { state: 'open' }] } });
});

t.test('a late mark is taken and told as late; a due date on a day off is late after the next working day', async (t) => {
  const own = await aCast(api);
  const road = await openedCase(own);
  const steps = tatarstanSteps(road);
  steps.draft.body = programmeBody(road, '2026-03-06', ['2026-05-16', '2026-08-31']);
  for (const step of Object.values(steps)) await walk(road, step);
  at(own, '2026-05-19');
  const as = partner(own.partner.id);
  const dry = await api.call('POST', `/v1/partner/measures/${road.id}.1.1/executions?dryRun=true`, { as, body: { date: '2026-05-18', result: 'done' } });
  t.match(mustBe(200, dry).json(), { late: false, lateAfter: '2026-05-18' }, 'Saturday 16 May: Monday is in time');
  const late = await mark(`${road.id}.1.1`, as, { date: '2026-05-19', result: 'done' });
  t.match(mustBe(201, late).json(), { late: true, lateAfter: '2026-05-18' });
});

t.test('a co-executor reports and does not mark', async (t) => {
  const own = await aCast(api);
  const school = await aPartner(api.db, { name: 'Школа № 0' });
  const road = await shared(own, school.id);
  at(own, '2026-04-10');
  const as = partner(own.partner.id);
  const id = `${road.id}.1.2`;
  t.match(refusals(await mark(id, as, { date: '2026-04-10', result: 'done' })), [['', 'measure.executor-marks']]);
  const body = { date: '2026-04-10', text: 'Характеристика подготовлена.' };
  const reported = await api.call('POST', `/v1/partner/measures/${id}/reports`, { as, body });
  t.match(mustBe(201, reported).json(), { measure: { state: 'open', part: 'coExecutor' } });
  const { items } = mustBe(200, await api.call('GET', `${road.url}/execution-reports`, { as: own.curator })).json<{ items: object[] }>();
  t.match(items, [{ organisationId: own.partner.id, measureNumber: 2, text: 'Характеристика подготовлена.' }]);
  t.equal((await mark(id, partner(school.id), { date: '2026-04-10', result: 'done' })).statusCode, 201, 'the executor does');
});

t.test('foreign measures and missing ones are not there, nonsense is no address', async (t) => {
  const own = await aCast(api);
  const road = await walkedTo(own);
  const other = partner(cast.partner.id);
  for (const id of [`${road.id}.1.1`, `${road.id}.1.2`, `${road.id}.2.1`, `${newId()}.1.1`]) {
    t.equal((await api.call('GET', `/v1/partner/measures/${id}`, { as: other })).statusCode, 404, id);
    t.equal((await mark(id, other, { date: '2026-03-13', result: 'done' })).statusCode, 404, id);
  }
  t.equal((await mark(`${road.id}.1.2`, partner(own.partner.id), { date: '2026-03-13', result: 'done' })).statusCode, 404, 'the curator’s own');
  for (const id of [road.id, `${road.id}.1`, `${road.id}.0.1`, `${road.id}.1.1x`, 'x.1.1']) {
    t.equal((await api.call('GET', `/v1/partner/measures/${id}`, { as: other })).statusCode, 400, id);
  }
});

t.test('of a partner and a curator at the same moment one marks', async (t) => {
  const own = await aCast(api);
  const roads = [await walkedTo(own), await walkedTo(own), await walkedTo(own)];
  at(own, '2026-05-15');
  for (const road of roads) {
    const replies = await Promise.all([
      mark(`${road.id}.1.1`, partner(own.partner.id), { date: '2026-05-15', result: 'done' }),
      api.call('POST', `${road.url}/executions`, { as: own.curator, body: { date: '2026-05-15', programmeNumber: 1, measureNumber: 1, result: 'done' } }),
      mark(`${road.id}.1.1`, partner(own.partner.id), { date: '2026-05-15', result: 'done' }),
    ]);
    t.same(replies.map(({ statusCode }) => statusCode).sort(), [201, 409, 409]);
    const executions = await api.db.selectFrom('case_fact').select('id').where('case_id', '=', road.id).where('kind', '=', 'execution').execute();
    t.equal(executions.length, 1);
  }
});

t.test('those who carry a programme out are told when it comes into force, and when a measure is marked', async (t) => {
  const own = await aCast(api);
  const school = await aPartner(api.db, { name: 'Школа № 0' });
  const road = await shared(own, school.id);
  at(own, '2026-05-15');
  mustBe(201, await mark(`${road.id}.1.1`, partner(own.partner.id), { date: '2026-05-15', result: 'done' }));
  const events = await api.db.selectFrom('outbox').select(['kind', 'recipient_organisation_id as to', 'municipality', 'data'])
    .where('case_id', '=', road.id).where('kind', 'like', 'measure.%').orderBy('pos').execute();
  t.same(events.map(({ kind, to, municipality, data }) => [kind, to, municipality, (data as { measureId: string }).measureId]), [
    ['measure.assigned', own.partner.id, null, `${road.id}.1.1`],
    ['measure.assigned', own.partner.id, null, `${road.id}.1.2`],
    ['measure.assigned', school.id, null, `${road.id}.1.2`],
    ['measure.marked', own.partner.id, null, `${road.id}.1.1`],
  ].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 0)));
});

t.test('a partner reaches nothing else of a case', async (t) => {
  const road = await walkedTo(cast, 'consent');
  const as = partner(cast.partner.id);
  for (const url of ['/v1/cases', road.url, `${road.url}/timeline`, `${road.url}/papers`, `${road.url}/letters`, `${road.url}/deliveries`, '/v1/alerts']) {
    t.equal((await api.call('GET', url, { as })).statusCode, 403, url);
  }
  t.equal((await api.call('GET', '/v1/partner/measures', { as: cast.curator })).statusCode, 403);
  t.equal((await api.call('GET', '/v1/measures', { as })).statusCode, 404, 'the old address is gone');
});
