import t from 'tap';
import { testApp } from '../../support/app.ts';
import { aCaseRow, aFamily, aProvider } from '../../support/factories.ts';

const api = await testApp(t, { now: '2026-07-05T09:00:00.000Z' });
const [big, small] = [await aProvider(api.db), await aProvider(api.db, { name: 'Центр «Малый»' })];
const far = await aProvider(api.db, { region: 'azov-region', regulationCode: 'azov-2017' });

/** So many families of a provider, each with a case in a status. */
async function cases(provider: typeof big, status: string, count: number, changes: { municipality?: string; categories?: string[]; level?: string } = {}) {
  const { level, ...ofFamily } = changes;
  for (let number = 0; number < count; number += 1) {
    const family = await aFamily(api.db, provider, ofFamily);
    await aCaseRow(api.db, family, { status, ...(level === undefined ? {} : { level }) });
  }
}
await cases(big, 'active', 9, { level: 'crisis', categories: ['disabledChild', 'singleParent'] });
await cases(big, 'active', 7, { level: 'basic', municipality: 'Тестовский район' });
await cases(big, 'closed', 6);
await cases(small, 'active', 2, { level: 'crisis' });
await cases(small, 'planning', 6);
await cases(far, 'active', 11);
const twice = await aFamily(api.db, big);
for (const status of ['closed', 'notTaken']) await aCaseRow(api.db, twice, { status });

interface Answer {
  on: string;
  total: { cases: number | null; families: number | null; suppressed: boolean };
  rows: { key: string; label: string; cases: number | null; families: number | null; suppressed: boolean }[];
  columns: Answer['rows'];
  cells: { row: string; column: string; cases: number | null; families: number | null; suppressed: boolean }[];
}

const ministry = () => api.token('ministry');
async function ask(query: string, as = ministry()): Promise<Answer> {
  const reply = await api.call('GET', `/v1/statistics/cases?${query}`, { as });
  t.equal(reply.statusCode, 200, reply.body);
  return reply.json<Answer>();
}
const shown = (answer: Answer) => answer.rows.map(({ key, families }) => [key, families]);

t.test('a ministry counts its region, small groups withheld and the smallest other with them', async (t) => {
  const answer = await ask('by=status');
  t.equal(answer.on, '2026-06-30');
  t.match(answer.total, { cases: 32, families: 31, suppressed: false }, 'a family with two cases is one family');
  t.same(shown(answer), [['active', 18], ['closed', 7], ['notTaken', null], ['planning', null]]);
  t.match(answer.rows[2], { label: 'не принята на сопровождение', cases: null, suppressed: true });
  t.same(answer.cells, []);
});

t.test('two dimensions tell the same sums, and no cell of a withheld one', async (t) => {
  const alone = await ask('by=status');
  const both = await ask('by=status&by=provider');
  t.same(both.rows, alone.rows);
  t.same(both.columns, (await ask('by=provider')).rows);
  t.ok(both.columns.some(({ label }) => label === 'Центр «Малый»'));
  t.ok(both.cells.filter(({ row }) => row === 'notTaken' || row === 'planning').every(({ suppressed }) => suppressed));
  t.same(both.cells.find(({ row, column }) => row === 'active' && column === small.id), { row: 'active', column: small.id, cases: null, families: null, suppressed: true });
  t.same(both.cells.filter(({ row }) => row === 'active').map(({ suppressed }) => suppressed), [true, true], 'nor is the other told');
});

t.test('a family counts in each of its categories', async (t) => {
  const answer = await ask('by=category');
  t.same([answer.total.families, shown(answer)], [31, [['disabledChild', 31], ['singleParent', 9]]]);
  t.same((await ask('by=level&by=category')).columns, answer.rows);
});

t.test('a provider counts its own, a ministry elsewhere nothing of it', async (t) => {
  const own = await ask('by=status', api.token('head', { organisationId: big.id }));
  t.match(own.total, { cases: 24, families: 23 });
  t.match((await ask('by=status', api.token('ministry', { region: 'azov-region' }))).total, { cases: 11, families: 11 });
  t.match(await ask('by=status', api.token('ministry', { region: 'nowhere' })), { total: { cases: null, suppressed: true }, rows: [] });
  for (const role of ['curator', 'commission', 'partner', 'admin'] as const) {
    t.equal((await api.call('GET', '/v1/statistics/cases?by=status', { as: role })).statusCode, 403, role);
  }
});

t.test('for the ends of quarters that are over, and no other day', async (t) => {
  t.same((await ask('by=status&on=2025-12-31')).total.families, null, 'no case was opened by then');
  for (const on of ['2026-06-29', '2026-09-30', '2026-05-31']) {
    const reply = await api.call('GET', `/v1/statistics/cases?by=status&on=${on}`, { as: ministry() });
    t.equal(reply.statusCode, 422, on);
    t.match(reply.json(), { errors: [{ pointer: '/on', code: 'statistics.not-a-quarter-end' }] });
  }
  for (const query of ['', 'by=address', 'by=status&by=level&by=ground', 'by=level&by=level']) {
    t.equal((await api.call('GET', `/v1/statistics/cases?${query}`, { as: ministry() })).statusCode, 400, query);
  }
});

t.test('as a table of a spreadsheet, a municipality that looks like a formula disarmed', async (t) => {
  await cases(big, 'active', 5, { municipality: '=HYPERLINK("http://example.org")' });
  const reply = await api.call('GET', '/v1/statistics/cases.csv?by=municipality', { as: ministry(), headers: { accept: 'text/csv' } });
  t.equal(reply.statusCode, 200);
  t.match(reply.headers, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="cases-2026-06-30.csv"' });
  t.equal(reply.body, '\uFEFF"municipality","cases","families"\r\n"всего","37","36"\r\n'
    + `"'=HYPERLINK(""http://example.org"")","5","5"\r\n"Примерский муниципальный район","25","24"\r\n"Тестовский район","7","7"\r\n`);
});
