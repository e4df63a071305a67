import t from 'tap';
import type { ReferenceEntry } from '../../../src/domain/reference/entry.ts';
import { indicators } from '../../../src/domain/reference/indicators.ts';
import { technologies } from '../../../src/domain/reference/technologies.ts';
import { workForms } from '../../../src/domain/reference/work-forms.ts';

const lists: [string, readonly ReferenceEntry[], number, RegExp][] = [
  ['technologies', technologies, 7, /^п\. 5\.10/],
  ['workForms', workForms, 3, /^п\. 5\.10/],
  ['indicators', indicators, 7, /^разд\. 8$/],
];

for (const [name, entries, count, clause] of lists) {
  t.test(`${name}: ${count} entries of Tatarstan’s order, in both languages`, async (t) => {
    t.equal(entries.length, count);
    t.equal(new Set(entries.map(({ code }) => code)).size, count, 'codes are unique');
    for (const { code, ru, en, sources } of entries) {
      t.match(code, /^[a-z][A-Za-z]*$/);
      t.match(ru, /[а-яё]/i, code);
      t.match(en, /^[\x20-\x7e’]+$/, code);
      t.same(sources.map(({ regulation }) => regulation), ['tatarstan-2017'], code);
      t.match(sources[0]?.clause, clause, code);
    }
  });
}

t.test('technologies and forms of work are proper names', async (t) => {
  for (const { ru } of [...technologies, ...workForms]) t.match(ru, /^«.+»$/);
});

t.test('two indicators are shares', async (t) => {
  t.same(indicators.filter(({ unit }) => unit === 'percent').map(({ code }) => code), [
    'satisfaction', 'shareOutOfDifficulty',
  ]);
});
