import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import { testApp } from '../../support/app.ts';
import { mustBe } from '../../support/case-road.ts';
import { aProvider, MUNICIPALITY, REGION } from '../../support/factories.ts';
import { pdfPages } from '../../support/paper-text.ts';

// Moscow's day begins at 21:00 UTC of the day before, Magadan's at 13:00: between that and midnight UTC a report knows the region's day.

const api = await testApp(t);
const kazan = await aProvider(api.db);
const kolyma = await aProvider(api.db, { region: 'magadan', regulationCode: 'magadan-2017' });
const head = (provider: { id: string }) => () => api.token('head', { organisationId: provider.id });
const ofRegion = (role: 'ministry' | 'resourceCentre', region: string) => () => api.token(role, { region });
type Caller = () => string;

const status = async (url: string, as: Caller) => (await api.call('GET', url, { as: as() })).statusCode;
const textOf = async (url: string, as: Caller) => (await pdfPages(mustBe(200, await api.call('GET', url, { as: as() })).rawPayload)).join(' ');
const told = async <T>(url: string, as: Caller) => mustBe(200, await api.call('GET', url, { as: as() })).json<T>();

t.test('a quarter is over when its last day is over in the region', async (t) => {
  const urls = (region: string) => ['/v1/reports/quarterly?period=2026-Q1', '/v1/indicators?period=2026-Q1', '/v1/reports/standings?period=2026-Q1',
    `/v1/regions/${region}/charts/dynamics.svg?from=2026-Q1&to=2026-Q1`];
  const sides: [string, Caller[], { still: string; over: string }][] = [
    [REGION, [head(kazan), ofRegion('ministry', REGION), ofRegion('resourceCentre', REGION)], { still: '2026-03-31T20:59:00.000Z', over: '2026-03-31T22:30:00.000Z' }],
    ['magadan', [head(kolyma), ofRegion('ministry', 'magadan')], { still: '2026-03-31T12:59:00.000Z', over: '2026-03-31T14:00:00.000Z' }],
  ];
  for (const [region, callers, { still, over }] of sides) {
    for (const [url, number] of urls(region).map((one, at) => [one, at] as const)) {
      for (const as of callers) {
        api.clock.set(still);
        t.equal(await status(url, as), 422, `${region} ${number}: the last evening`);
        api.clock.set(over);
        t.equal(await status(url, as), 200, `${region} ${number}: the first morning after`);
      }
    }
  }
});

t.test('a picture that names no quarters goes up to the one that is over in the region', async (t) => {
  api.clock.set('2026-03-31T22:30:00.000Z');
  for (const as of [head(kazan), ofRegion('ministry', REGION)]) {
    t.match(mustBe(200, await api.call('GET', `/v1/regions/${REGION}/charts/dynamics.svg`, { as: as() })).body, /I квартал 2026 года: на начало/);
  }
});

t.test('a region of two zones has a day when the last of them has it', async (t) => {
  const far = await aProvider(api.db, { regulationCode: 'magadan-2017', name: 'Центр «Дальний»' });
  api.clock.set('2026-03-31T14:00:00.000Z');
  t.equal(await status('/v1/reports/quarterly?period=2026-Q1', head(far)), 200, 'a provider by its own rules');
  t.equal(await status('/v1/reports/quarterly?period=2026-Q1', ofRegion('ministry', REGION)), 422);
  api.clock.set('2026-03-31T22:30:00.000Z');
  t.equal(await status('/v1/reports/quarterly?period=2026-Q1', ofRegion('ministry', REGION)), 200);
});

interface Standing {
  items: { organisationId: string; state: string; dueOn: string }[];
}

t.test('a report is late when the day after its last one has begun in the region', async (t) => {
  const states = async (as: Caller) => (await told<Standing>('/v1/reports/standings?period=2026-Q1', as)).items
    .filter(({ organisationId }) => organisationId === kazan.id).map(({ state, dueOn }) => [state, dueOn]);
  for (const as of [head(kazan), ofRegion('resourceCentre', REGION)]) {
    api.clock.set('2026-04-10T20:59:00.000Z');
    t.same(await states(as), [['awaited', '2026-04-10']]);
    api.clock.set('2026-04-10T22:30:00.000Z');
    t.same(await states(as), [['late', '2026-04-10']]);
  }
});

t.test('papers bear the day of the region', async (t) => {
  api.clock.set('2026-04-10T22:30:00.000Z');
  for (const as of [head(kazan), ofRegion('ministry', REGION)]) {
    t.match(await textOf('/v1/reports/quarterly.pdf?period=2026-Q1', as), /показатели по данным на 11\.04\.2026/);
    t.match(await textOf('/v1/indicators.pdf?period=2026-Q1', as), /Составлено 11\.04\.2026/);
  }
  t.match(await textOf('/v1/indicators.pdf?period=2026-Q1', ofRegion('ministry', REGION)), /Чьи Республика Татарстан/);
});

t.test('a submitted report keeps the provider’s day, whoever prints it and whatever rules its provider works by later', async (t) => {
  api.clock.set('2026-04-10T22:30:00.000Z');
  const { id } = mustBe(201, await api.call('POST', '/v1/reports/submitted', { as: head(kazan)(), body: { period: '2026-Q1' } })).json<{ id: string }>();
  const url = `/v1/reports/submitted/${id}/report.pdf`;
  for (const as of [head(kazan), ofRegion('resourceCentre', REGION)]) t.match(await textOf(url, as), /Сдан 11\.04\.2026, версия 1/);
  const before = mustBe(200, await api.call('GET', url, { as: head(kazan)() })).rawPayload;
  await api.db.updateTable('organisation').set({ regulation_code: 'magadan-2017' }).where('id', '=', kazan.id).execute();
  t.ok(before.equals(mustBe(200, await api.call('GET', url, { as: head(kazan)() })).rawPayload), 'the same bytes');
});

t.test('one that was submitted before its day was kept is printed as it was', async (t) => {
  const id = newId();
  await api.db.insertInto('submitted_report').values({
    id, organisation_id: kazan.id, region: REGION, municipality: MUNICIPALITY, report: 'to-ministry', receiver: 'ministry', period: '2025', version: 1, reason: null,
    figures: '{}', missing: '[]', words: JSON.stringify({ organisation: kazan.name, names: {}, limits: {} }), sha256: '0', submitted_at: '2026-02-02T22:30:00.000Z',
    submitted_by: 'lk-kazan',
  }).execute();
  t.match(await textOf(`/v1/reports/submitted/${id}/report.pdf`, head(kazan)), /Сдан 02\.02\.2026, версия 1/);
});
