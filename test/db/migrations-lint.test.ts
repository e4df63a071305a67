import { readFile } from 'node:fs/promises';
import t from 'tap';
import { type Exceptions, findings, judged } from '../../scripts/migrations-lint/lint.ts';
import { migrationTexts } from '../../scripts/migrations-lint/migration-texts.ts';
import { emptyDatabase } from '../support/database.ts';

// The running release works beside the migrations of the next one: squawk reads every statement that they send. Broken on purpose, to see
// this fail: an index made on a table with rows after the first release, an exception that covers nothing.

const url = new URL('../../scripts/migrations-lint/exceptions.json', import.meta.url);
const exceptions = JSON.parse(await readFile(url, 'utf8')) as Exceptions;

t.test('squawk minds nothing in the migrations that no exception covers', async (t) => {
  const texts = await migrationTexts((await emptyDatabase(t)).url);
  t.ok(texts.length > 20);
  t.ok(texts.every(({ statements }) => statements.length > 0));
  t.same(judged(await findings(texts), exceptions), { left: [], idle: [] });
});

t.test('after the first release it minds what keeps the running one waiting', async (t) => {
  const later = { name: '20270101-01-later', statements: ['create index slow on support_case (opened_on)', 'alter table family alter column address type varchar(10)'] };
  const { left } = judged(await findings([later]), exceptions);
  t.same(left.map(({ migration, rule }) => `${migration} ${rule}`).toSorted().slice(0, 2), ['20270101-01-later changing-column-type', '20270101-01-later prefer-text-field']);
  t.ok(left.some(({ rule }) => rule === 'require-concurrent-index-creation'));
});

t.test('every exception has its reason', async (t) => {
  for (const reason of [...Object.values(exceptions.everywhere), exceptions.beforeFirstRelease.reason]) t.ok(reason.length > 60, reason);
});
