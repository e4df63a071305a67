import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCast, type CaseOnRoad, mustBe, openedCase, programmeBody, tatarstanSteps, walk, walkedTo } from '../../support/case-road.ts';
import { MUNICIPALITY, REGION } from '../../support/factories.ts';

// Programmes and measures, as outside systems name them. Tried, and a test failed each time: names left out of the fact's tag, a measure's
// name given to the programme, the walls of commission and partner on programmes' names left away.

const api = await testApp(t);
const cast = await aCast(api);
const neighbour = await aCast(api);

type Json = Record<string, unknown>;
interface Line extends Json { id: string; number: number; externalIds: Json[] }
interface Programme extends Json { id: string; externalIds: Json[]; measures: Line[] }

const named = (value: string) => ({ system: 'asu', value });
const url = (kind: string, value: string) => `/v1/external/asu/${kind}/${value}`;
const integration = () => api.token('integration', { organisationId: cast.provider.id });
const partner = (organisationId = cast.partner.id) => api.token('partner', { organisationId });
const commission = (municipality = MUNICIPALITY) => api.token('commission', { region: REGION, municipality });
const codes = (reply: { json<T>(): T }) => reply.json<{ errors: { code: string; pointer: string }[] }>().errors.map(({ code, pointer }) => [code, pointer]);
const programmesOf = async ({ url: at }: CaseOnRoad) => (await api.call('GET', `${at}/programmes`, { as: cast.head })).json<{ items: Programme[] }>().items;

/** Tatarstan's road with names in the draft. */
function stepsWithNames(road: CaseOnRoad, own: string[], ofMeasures: string[][]) {
  const steps = tatarstanSteps(road);
  const draft = programmeBody(road, '2026-03-06', ['2026-05-15', '2026-08-31']);
  const measures = (draft['measures'] as object[]).map((line, index) => ({ ...line, externalIds: (ofMeasures[index] ?? []).map(named) }));
  steps.draft.body = { ...draft, measures, externalIds: own.map(named) };
  return steps;
}

t.test('a programme comes with its names and those of its measures, and every reply tells them', async (t) => {
  const road = await openedCase(cast);
  const steps = stepsWithNames(road, ['P1'], [[], ['M1-2']]);
  for (const step of Object.values(steps)) await walk(road, step);
  const [fact] = await programmesOf(road);
  const told = { externalIds: [named('P1')], measures: [{ id: `${road.id}.1.1`, externalIds: [] }, { id: `${road.id}.1.2`, externalIds: [named('M1-2')] }] };
  t.match(fact, told, 'in the list');
  const one = await api.call('GET', `${road.url}/programmes/${fact?.id ?? ''}`, { as: cast.head });
  t.match(one.json(), told, 'by itself');
  const card = await api.call('GET', road.url, { as: cast.head });
  t.match(card.json<{ programme: Json }>().programme, told, 'in the case');
  const { items } = (await api.call('GET', `${road.url}/timeline?limit=200`, { as: cast.head })).json<{ items: Json[] }>();
  t.match(items.find(({ factKind }) => factKind === 'programme'), told, 'in the timeline');
  t.match((await api.call('GET', `/v1/families/${road.family.id}/export`, { as: cast.head })).body, /"M1-2"/, 'in what is stored of the family');
  const stored = await api.db.selectFrom('case_fact').select('data').where('case_id', '=', road.id).where('kind', '=', 'programme').executeTakeFirstOrThrow();
  t.notMatch(JSON.stringify(stored.data), /externalIds/, 'the fact itself has none');

  const known = { 'if-none-match': String(one.headers['etag']) };
  t.equal((await api.call('GET', `${road.url}/programmes/${fact?.id ?? ''}`, { as: cast.head, headers: known })).statusCode, 304);
  mustBe(201, await api.call('PUT', url('measure', 'M1-1'), { as: integration(), body: { caseId: road.id, programmeNumber: 1, measureNumber: 1 } }));
  const later = await api.call('GET', `${road.url}/programmes/${fact?.id ?? ''}`, { as: cast.head, headers: known });
  t.match([later.statusCode, later.json()], [200, { measures: [{ externalIds: [named('M1-1')] }, {}] }], 'a new name makes another representation');
  t.not((await api.call('GET', road.url, { as: cast.head })).headers['etag'], card.headers['etag'], 'of the case, too');
});

t.test('names that cannot be given are told at their place, and nothing is recorded', async (t) => {
  const road = await walkedTo(cast, 'level');
  const steps = stepsWithNames(road, ['P1'], []);
  const attempt = (own: string[], ofMeasures: string[][]) =>
    api.call('POST', `${road.url}/programmes`, { as: cast.curator, body: stepsWithNames(road, own, ofMeasures).draft.body });
  t.ok(steps.draft.body);
  const taken = await attempt(['P2'], [['M2-1'], ['M1-2']]);
  t.same([taken.statusCode, codes(taken)], [409, [['external-id.taken', '/measures/1/externalIds/0']]]);
  const twice = await attempt([], [['M2-1'], ['M2-1']]);
  t.same(codes(twice), [['external-id.repeated', '/measures/1/externalIds/0']]);
  const own = await attempt(['P1'], []);
  t.same([own.statusCode, codes(own)], [409, [['external-id.taken', '/externalIds/0']]]);
  t.same(await programmesOf(road), []);
  t.equal((await attempt(['P2'], [['M2-1'], ['M2-2']])).statusCode, 201, 'the names are still free');
});

t.test('a commission finds a programme by its name, a partner what it carries out or was sent', async (t) => {
  const road = await openedCase(cast);
  for (const step of Object.values(stepsWithNames(road, ['P3'], [['M3-1'], ['M3-2']]))) await walk(road, step);
  const look = async (kind: string, value: string, as: string) => {
    const reply = await api.call('GET', url(kind, value), { as });
    return [reply.statusCode, reply.json<{ href?: string }>().href];
  };
  t.same(await look('programme', 'P3', commission()), [200, road.url]);
  t.match((await api.call('GET', road.url, { as: commission() })).json(), { programme: { externalIds: [named('P3')], measures: [] } });
  t.equal((await look('programme', 'P3', commission('Соседний муниципальный район')))[0], 404);
  t.equal((await look('measure', 'M3-1', commission()))[0], 403, 'a commission sees no measures');
  const own = await look('measure', 'M3-1', partner());
  t.same(own, [200, `/v1/partner/measures/${road.id}.1.1`]);
  t.match((await api.call('GET', String(own[1]), { as: partner() })).json(), { externalIds: [named('M3-1')] });
  t.equal((await look('measure', 'M3-1', partner(neighbour.partner.id)))[0], 404);
  t.equal((await look('programme', 'P3', partner()))[0], 404, 'it has not been sent to it');
  await walk(road, { path: 'distributions', body: { date: '2026-03-13', programmeNumber: 1, toAll: true } });
  t.same(await look('programme', 'P3', partner()), [200, `/v1/partner/programmes/${road.id}.1`]);
  t.equal((await look('programme', 'P3', partner(neighbour.partner.id)))[0], 404);
});
