import { sql } from 'kysely';
import t from 'tap';
import { listSurveys } from '../../../src/db/queries/surveys.ts';
import type { Scope } from '../../../src/db/scope.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { testApp } from '../../support/app.ts';
import { mustBe, refusals } from '../../support/case-road.ts';
import { aPartner, aProvider, aSpecialist, REGION } from '../../support/factories.ts';
import { aCentre, surveyQuestions } from '../../support/surveys.ts';

const api = await testApp(t, { now: '2026-05-25T09:00:00.000Z' });
const centre = await aCentre(api.db);
const other = await aCentre(api.db, { name: 'Другой ресурсный центр' });
const [one, two, three] = [await aProvider(api.db, { name: '=Центр «Первый»' }), await aProvider(api.db, { name: 'Центр «Второй»' }), await aProvider(api.db)];
const as = api.token('resourceCentre', { organisationId: centre.id });
const stranger = api.token('resourceCentre', { organisationId: other.id });
const headOf = ({ id: organisationId }: { id: string }) => api.token('head', { organisationId });

const body = { title: 'Качество сопровождения', period: { from: '2026-04-01', to: '2026-06-30' }, questions: surveyQuestions, providerIds: [one.id, two.id] };
const create = (changes: object = {}, how: object = {}) => api.call('POST', '/v1/surveys', { as, body: { ...body, ...changes }, ...how });
const made = async () => mustBe(201, await create()).json<{ id: string }>().id;
const response = (providerId: string, mark: number, changes: object = {}) =>
  ({ providerId, date: '2026-05-20', answers: [{ question: 'satisfaction', mark }], ...changes });
const answer = (id: string, responses: object[], how: object = {}) => api.call('POST', `/v1/surveys/${id}/responses`, { as, body: { responses }, ...how });
const times = (count: number, make: (index: number) => object) => Array.from({ length: count }, (_, index) => make(index));

interface Results {
  questions: { question: { code: string }; total: { answered: number | null } | null; providers: { providerId: string; name: string; answered: number | null; mean: number | null }[] }[];
}
const results = async (id: string, by = as) => mustBe(200, await api.call('GET', `/v1/surveys/${id}/results`, { as: by })).json<Results>();

t.test('a resource centre begins a survey, once, and nobody else', async (t) => {
  const first = await create({}, { key: 'survey-1' });
  t.equal(first.statusCode, 201);
  const survey = first.json<{ id: string; providerIds: string[] }>();
  t.match(survey, { organisationId: centre.id, state: 'open', closedAt: null, title: body.title, period: body.period });
  t.same(survey.providerIds.toSorted(), [one.id, two.id].toSorted());
  t.same((await create({}, { key: 'survey-1' })).json(), survey);
  t.equal((await create({ title: 'Другое' }, { key: 'survey-1' })).statusCode, 422, 'the key belongs to the first');
  t.equal(first.headers['location'], `/v1/surveys/${survey.id}`);
  t.same((await api.call('GET', `/v1/surveys/${survey.id}`, { as })).json(), survey);
  for (const role of ['curator', 'head', 'council', 'integration', 'commission', 'partner', 'ministry', 'admin'] as const) {
    t.equal((await create({}, { as: role })).statusCode, 403, role);
  }
});

t.test('what does not hold together is refused at its place', async (t) => {
  const partner = await aPartner(api.db);
  const far = await aProvider(api.db, { region: 'magadan', regulationCode: 'magadan-2017' });
  t.same(refusals(await create({ providerIds: [partner.id, one.id, far.id] })).map(([pointer, code]) => [pointer, code]),
    [['/providerIds/0', 'link.unknown'], ['/providerIds/2', 'link.unknown']]);
  t.match(refusals(await create({ period: { from: '2026-06-30', to: '2026-04-01' } })), [['/period/to', 'survey.end-before-start']]);
  const malformed: object[] = [
    { questions: [] }, { providerIds: [] }, { providerIds: [one.id, one.id] }, { questions: times(51, (n) => ({ kind: 'text', code: `q${n}`, text: '?' })) },
    { questions: [{ kind: 'choice', code: 'q', text: '?' }] }, { questions: [{ kind: 'scale', code: 'q', text: '?', familyId: one.id }] },
    { questions: [{ kind: 'scale', code: 'фамилия', text: '?' }] },
  ];
  for (const changes of malformed) t.equal((await create(changes)).statusCode, 400, JSON.stringify(changes).slice(0, 60));
});

t.test('a batch of responses is taken whole or not at all, and once', async (t) => {
  const id = await made();
  const count = async () => Number((await sql<{ n: number }>`select count(*)::int as n from survey_response where survey_id = ${id}::uuid`.execute(api.db)).rows[0]?.n);
  const wrong = await answer(id, [response(one.id, 5), response(three.id, 5), response(two.id, 5, { date: '2026-05-26' }), response(two.id, 5, { date: '2026-03-31' })]);
  t.same(refusals(wrong).map(([pointer, code]) => [pointer, code]),
    [['/responses/1/providerId', 'link.unknown'], ['/responses/2/date', 'date.in-future'], ['/responses/3/date', 'survey.date-outside']]);
  t.equal(await count(), 0);
  const batch = times(500, (n) => response(n % 2 === 0 ? one.id : two.id, 1 + n % 5));
  t.match((await answer(id, batch, { key: 'batch-1' })).json(), { surveyId: id, taken: 500 });
  t.match((await answer(id, batch, { key: 'batch-1' })).json(), { surveyId: id, taken: 500 });
  t.equal(await count(), 500, 'the second time has added nothing');
  t.equal((await answer(id, [...batch, response(one.id, 1)])).statusCode, 400, '501 are too many');
  for (const answers of [[], [{ question: 'satisfaction' }], [{ question: 'satisfaction', mark: 6 }], [{ question: 'satisfaction', mark: 4, text: 'да' }]]) {
    t.equal((await answer(id, [response(one.id, 5, { answers })])).statusCode, 400, JSON.stringify(answers));
  }
  t.equal((await answer(id, [response(one.id, 5, { familyId: one.id })])).statusCode, 400, 'there is no place for a family');
  t.equal((await answer(id, [response(one.id, 5)], { as: headOf(one) })).statusCode, 403);
  t.equal((await answer(id, [response(one.id, 5)], { as: stranger })).statusCode, 404);
});

t.test('the centre reads what came, a provider’s municipality where none was said', async (t) => {
  const id = await made();
  const answers = [{ question: 'satisfaction', mark: 5 }, { question: 'contact', option: 'weekly' }, { question: 'wish', text: 'Встреч' }];
  mustBe(201, await answer(id, [response(one.id, 5, { answers, municipality: 'Дальний район' }), response(two.id, 2)]));
  const list = (who: string) => api.call('GET', `/v1/surveys/${id}/responses`, { as: who });
  const { items } = mustBe(200, await list(as)).json<{ items: { answers: { question: string }[] }[] }>();
  t.match(items, [{ providerId: one.id, municipality: 'Дальний район', date: '2026-05-20' }, { providerId: two.id, municipality: two.municipality, answers: [{ question: 'satisfaction', mark: 2 }] }]);
  t.same(items[0]?.answers.toSorted((a, b) => (a.question < b.question ? -1 : 1)), [answers[1], answers[0], answers[2]]);
  t.equal((await list(headOf(one))).statusCode, 403);
  t.equal((await list(stranger)).statusCode, 404);
});

t.test('results: to the centre all, to a provider about itself, small groups to nobody', async (t) => {
  const id = await made();
  mustBe(201, await answer(id, [...times(5, (n) => response(one.id, n === 0 ? 4 : 5)), ...times(4, () => response(two.id, 1))]));
  const told = await results(id);
  t.same(told.questions[0]?.total?.answered, 9);
  t.same(new Map(told.questions[0]?.providers.map(({ providerId, answered }) => [providerId, answered])), new Map([[one.id, null], [two.id, null]]),
    'the other one would give the four away');
  const own = await results(id, headOf(one));
  t.match(own.questions[0], { total: null, providers: [{ providerId: one.id, answered: 5, mean: 4.8 }] });
  t.equal(own.questions[0]?.providers.length, 1);
  t.match((await results(id, headOf(two))).questions[0]?.providers, [{ providerId: two.id, answered: null, mean: null }], 'four are too few, for whom they are about as well');
  mustBe(201, await answer(id, times(1, () => response(two.id, 2))));
  t.match((await results(id)).questions[0]?.providers.map(({ answered }) => answered), [5, 5]);
  t.match((await results(id, headOf(two))).questions[0]?.providers, [{ answered: 5, mean: 1.2 }]);
  t.equal((await api.call('GET', `/v1/surveys/${id}/results`, { as: headOf(three) })).statusCode, 404, 'it is not about this one');
  t.equal((await api.call('GET', `/v1/surveys/${id}/results`, { as: stranger })).statusCode, 404);
});

t.test('as a table, with its Russian name and no formula', async (t) => {
  const id = await made();
  mustBe(201, await answer(id, times(5, () => response(one.id, 5))));
  const reply = mustBe(200, await api.call('GET', `/v1/surveys/${id}/results.csv`, { as, headers: { accept: 'text/csv' } }));
  t.match(String(reply.headers['content-disposition']), encodeURIComponent('Результаты опроса «Качество сопровождения».csv'));
  const lines = reply.body.split('\r\n');
  t.equal(lines[0]?.charCodeAt(0), 0xfeff);
  t.ok(lines.some((line) => line.includes('все организаторы') && line.includes('полностью') && line.endsWith('"5";"5";"5"')), reply.body);
  t.ok(lines.some((line) => line.includes('\'=Центр')), 'a name that looks like a formula is text');
  t.ok(lines.some((line) => line.includes('Второй') && line.includes('скрыто')));
});

t.test('a closed survey takes no more, and stays as it is', async (t) => {
  const id = await made();
  const { etag } = (await api.call('GET', `/v1/surveys/${id}`, { as })).headers;
  t.equal((await api.call('POST', `/v1/surveys/${id}/close`, { as: stranger })).statusCode, 404);
  t.equal((await api.call('POST', `/v1/surveys/${id}/close`, { as: headOf(one) })).statusCode, 403);
  const closed = mustBe(200, await api.call('POST', `/v1/surveys/${id}/close`, { as })).json<{ state: string }>();
  t.match(closed, { state: 'closed', closedAt: '2026-05-25T09:00:00.000Z' });
  api.clock.set('2026-05-26T09:00:00.000Z');
  t.same((await api.call('POST', `/v1/surveys/${id}/close`, { as: api.token('resourceCentre', { organisationId: centre.id }) })).json(), closed);
  api.clock.set('2026-05-25T09:00:00.000Z');
  const late = await answer(id, [response(one.id, 5)]);
  t.equal(late.statusCode, 409);
  t.match(refusals(late), [['', 'survey.closed']]);
  t.equal((await api.call('GET', `/v1/surveys/${id}`, { as, headers: { 'if-none-match': String(etag) } })).statusCode, 200, 'it looks different now');
});

t.test('a list is of one’s own: a centre’s, a provider’s, and of its providers a provider is told itself', async (t) => {
  const ids = async (who: string) => mustBe(200, await api.call('GET', '/v1/surveys?limit=100', { as: who })).json<{ items: { providerIds: string[] }[] }>().items;
  const all = await ids(as);
  t.ok(all.length >= 5);
  t.same((await ids(headOf(one))).map(({ providerIds }) => providerIds), all.map(() => [one.id]));
  t.same(await ids(headOf(three)), []);
  t.same(await ids(stranger), []);
  t.equal((await api.call('GET', '/v1/surveys', { as: 'ministry' })).statusCode, 403);
  t.equal((await api.call('GET', '/v1/surveys', { as: 'curator' })).statusCode, 403);
});

t.test('the query: without a wall each scope chooses its own', async (t) => {
  const chosen = async (scope: Scope) => (await listSurveys(api.db, scope, { limit: 100 })).items;
  t.ok((await chosen({ kind: 'centre', region: REGION, organisationId: centre.id })).every(({ providerIds }) => providerIds.length === 2));
  t.same(await chosen({ kind: 'centre', region: REGION, organisationId: other.id }), []);
  const covered = await chosen({ kind: 'organisation', organisationId: one.id });
  t.ok(covered.length > 0 && covered.every(({ providerIds }) => providerIds.join() === one.id));
  for (const scope of [{ kind: 'organisation', organisationId: three.id }, { kind: 'region', region: REGION }, { kind: 'figures', region: REGION, receiver: 'ministry' }] as const) {
    t.same(await chosen(scope), [], scope.kind);
  }
});

t.test('the wall: without a scope in the query each sees its own, and writes nothing else', async (t) => {
  const specialist = await aSpecialist(api.db, one);
  const seen = (scope: Parameters<typeof inTransaction>[1]['scope']) => inTransaction(api.service, { scope }, async (tx) => ({
    surveys: (await tx.selectFrom('survey').select('id').execute()).length > 0,
    of: (await tx.selectFrom('survey_response').select('provider_id').distinct().execute()).map((row) => row.provider_id).sort(),
  }));
  t.same(await seen({ kind: 'centre', region: REGION, organisationId: centre.id }), { surveys: true, of: [one.id, two.id].sort() });
  t.same(await seen({ kind: 'organisation', organisationId: one.id }), { surveys: true, of: [one.id] });
  const nothing = { surveys: false, of: [] };
  t.same(await seen({ kind: 'centre', region: REGION, organisationId: other.id }), nothing);
  t.same(await seen({ kind: 'curator', organisationId: one.id, specialistId: specialist.id }), nothing);
  t.same(await seen({ kind: 'figures', region: REGION, receiver: 'ministry' }), nothing);
  t.same(await seen({ kind: 'region', region: REGION }), nothing);
  const id = await made();
  for (const scope of [{ kind: 'organisation', organisationId: one.id }, { kind: 'centre', region: REGION, organisationId: other.id }] as const) {
    await t.rejects(inTransaction(api.service, { scope }, (tx) => tx.insertInto('survey_response').values({
      id, survey_id: id, organisation_id: centre.id, provider_id: one.id, municipality: 'x', answered_on: '2026-05-20', answers: '{}', received_at: '2026-05-20T09:00:00.000Z',
    }).execute()), { code: '42501' });
  }
  await t.rejects(sql`update survey set title = 'Иное' where id = ${id}::uuid`.execute(api.db), 'nobody changes a survey');
  await t.rejects(sql`delete from survey_response`.execute(api.db), 'nor what was answered');
});

t.test('a resource centre sees figures of its region, and no family', async (t) => {
  t.equal((await api.call('GET', '/v1/reports/quarterly?period=2026-Q1', { as })).statusCode, 200);
  t.equal((await api.call('GET', '/v1/statistics/cases?by=level', { as })).statusCode, 200);
  t.equal((await api.call('GET', '/v1/organisations', { as })).statusCode, 200);
  for (const url of ['/v1/families', '/v1/cases', '/v1/reports/quarterly/figures/cases.in/cases?period=2026-Q1', '/v1/specialists', '/v1/alerts', '/v1/clients']) {
    t.equal((await api.call('GET', url, { as })).statusCode, 403, url);
  }
});
