import type { Kysely, KyselyPlugin } from 'kysely';
import t from 'tap';
import { newId } from '../../../src/db/new-id.ts';
import type { Database } from '../../../src/db/schema.ts';
import { tatarstan2017 } from '../../../src/domain/regulations/data/tatarstan-2017.ts';
import { reportStandings, type Standing } from '../../../src/operations/reports/report-standings.ts';
import { SeenFamilies } from '../../../src/operations/seen-families.ts';
import { seedRegulations } from '../../../src/operations/seed-regulations.ts';
import { testApp } from '../../support/app.ts';
import { mustBe } from '../../support/case-road.ts';
import { aProvider, REGION } from '../../support/factories.ts';

// A region whose providers owe one report on a quarter, or two: by name, page by page.
// Broken once on purpose, to see it fail: `limit + 2` made `limit + 1`; the last page's report told once more; a regulation asked for each provider;
// every region told; the oldest version.

const api = await testApp(t, { now: '2026-04-05T09:00:00.000Z' });
const centre = () => api.token('resourceCentre', { region: REGION });
const { rules } = tatarstan2017;
const quarterly = { everyMonths: 3, receiver: 'resourceCentre', ru: 'отчёт', en: 'report', clause: 'п. 1' };
await seedRegulations(api.db, api.clock, [{
  ...tatarstan2017, code: 'two-reports', rules: {
    ...rules, reports: { clause: 'п. 1', value: [{ ...quarterly, code: 'second' }, { ...quarterly, code: 'first' }, { ...quarterly, code: 'another', receiver: 'ministry' }] },
  },
}]);

const long = `Центр «${'Щ'.repeat(290)}»`;
/** In the order of the list. */
const names = ['Центр «Ёлка»', 'Центр «Пример»', 'Центр «Пример»', long];
const providers = await Promise.all(names.toReversed().map((name, at) => aProvider(api.db, { name, ...(at < 2 ? { regulationCode: 'two-reports' } : {}) })));
await aProvider(api.db, { name: 'А за пределами', region: 'magadan', regulationCode: 'two-reports' });
await aProvider(api.db, { name: 'А без отчётов', regulationCode: 'base' });
await aProvider(api.db, { name: 'А пришёл позже', createdAt: '2026-04-01T06:00:00.000Z' });

interface Told {
  items: Standing[];
  nextCursor: string | null;
}

const told = async (query: string, as = centre()) => mustBe(200, await api.call('GET', `/v1/reports/standings?period=2026-Q1${query}`, { as })).json<Told>();
const lines = ({ items }: Told) => items.map(({ organisationId, report, submitted }) => `${organisationId} ${report} ${submitted?.version ?? '—'}`);

t.test('the list is by name, then by id, then by the report’s code', async (t) => {
  const { items, nextCursor } = await told('');
  t.equal(nextCursor, null);
  t.same([...new Set(items.map(({ name }) => name))].sort(), [...new Set(names)].sort(), 'no foreign region, no regulation that wants none, nobody who came later');
  t.same(items.map(({ report }) => report).sort(), ['first', 'first', 'quarterlyToResourceCentre', 'quarterlyToResourceCentre', 'second', 'second']);
  const keys = items.map(({ name, organisationId, report }) => ({ name, organisationId, report }));
  const ordered = await api.db.selectFrom('organisation').select('id').where('id', 'in', providers.map(({ id }) => id)).orderBy('name').orderBy('id').execute();
  t.same([...new Set(keys.map(({ organisationId }) => organisationId))], ordered.map(({ id }) => id));
  for (const { id } of providers.slice(0, 2)) t.same(keys.filter((one) => one.organisationId === id).map(({ report }) => report), ['first', 'second']);
});

t.test('pages of any size are the list, submitted reports and their newest version included', async (t) => {
  const [two] = providers;
  const head = api.token('head', { organisationId: two?.id ?? '' });
  const { id } = mustBe(201, await api.call('POST', '/v1/reports/submitted', { as: head, body: { period: '2026-Q1', receiver: 'resourceCentre' } })).json<{ id: string }>();
  const made = await api.db.selectFrom('submitted_report').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  await api.db.insertInto('submitted_report')
    .values({ ...made, id: newId(), version: 2, reason: 'Исправлено', figures: '{}', missing: '[]', words: JSON.stringify(made.words) }).execute();
  const whole = lines(await told(''));
  t.equal(whole.length, 6);
  t.same(whole.filter((line) => line.endsWith(' 2')), [`${two?.id} second 2`], 'the first that the regulation names');
  for (const limit of [1, 2, 3, 4, 5, 6]) {
    const walked: string[] = [];
    let cursor = '';
    for (let calls = 1; calls <= whole.length; calls += 1) {
      const page = await told(`&limit=${limit}${cursor}`);
      walked.push(...lines(page));
      if (page.nextCursor === null) break;
      t.equal(page.items.length, limit, 'a page before the last is full');
      cursor = `&cursor=${page.nextCursor}`;
    }
    t.same(walked, whole, `pages of ${limit}`);
  }
});

t.test('a provider pages through its own, a ministry through what is owed to it', async (t) => {
  const [two, , one] = providers;
  const own = api.token('head', { organisationId: two?.id ?? '' });
  const first = await told('&limit=1', own);
  t.match(first.items, [{ organisationId: two?.id, report: 'another', receiver: 'ministry' }]);
  t.same(lines(await told(`&limit=5&cursor=${first.nextCursor}`, own)), [`${two?.id} first —`, `${two?.id} second 2`]);
  t.same((await told('', api.token('head', { organisationId: one?.id ?? '' }))).items.map(({ organisationId }) => organisationId), [one?.id]);
  t.same((await told('', api.token('ministry', { region: REGION }))).items.map(({ report }) => report), ['another', 'another']);
});

t.test('a page asks for each regulation once, however many providers work by it', async (t) => {
  const asked = async () => {
    let count = 0;
    const counting: KyselyPlugin = { transformQuery: ({ node }) => ((count += 1), node), transformResult: async ({ result }) => result };
    const db: Kysely<Database> = api.db.withPlugin(counting);
    const caller = { clientId: 'test', role: 'resourceCentre' as const, scope: { kind: 'figures' as const, region: REGION, receiver: 'resourceCentre' as const } };
    const { items } = await reportStandings({ db, clock: api.clock, caller, traceId: 'test', operation: 'listReportStandings', seen: new SeenFamilies() }, '2026-Q1', { limit: 200 });
    return [items.length, count] as const;
  };
  const [few, queries] = await asked();
  for (let added = 0; added < 20; added += 1) await aProvider(api.db);
  t.same(await asked(), [few + 20, queries]);
});
