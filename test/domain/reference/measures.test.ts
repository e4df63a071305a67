import t from 'tap';
import { findEntry } from '../../../src/domain/reference/index.ts';
import {
  appendices,
  directions,
  findCatalogueMeasure,
  measureCatalogue,
} from '../../../src/domain/reference/measures/index.ts';

const links = measureCatalogue.flatMap((measure) => measure.links.map((link) => ({ measure, ...link })));
const columns = ['medical', 'psychological', 'pedagogical', 'legal', 'social'];

/** Lines of each appendix by help type, counted in the order's text: items of part V, parted by semicolons. */
const countedInTheSource: Record<number, number[]> = {
  4: [5, 5, 7, 4, 8],
  5: [8, 5, 10, 4, 9],
  6: [5, 4, 4, 6, 10],
  7: [5, 3, 18, 5, 8],
  8: [2, 3, 15, 4, 6],
  9: [5, 2, 14, 5, 9],
  10: [2, 5, 8, 5, 8],
  11: [4, 2, 16, 3, 9],
};

t.test('260 lines, by appendix 29, 36, 29, 39, 30, 35, 28, 34, and 136 measures', async (t) => {
  const linesOf = (appendix: number) => links.filter((link) => link.appendix === appendix).length;
  t.same(appendices.map(({ appendix }) => linesOf(appendix)), [29, 36, 29, 39, 30, 35, 28, 34]);
  t.equal(links.length, 260);
  t.equal(measureCatalogue.length, 136);
});

t.test('each appendix has as many lines of each help type as its text', async (t) => {
  for (const { appendix } of appendices) {
    const counted = columns.map((helpType) =>
      links.filter((link) => link.appendix === appendix && link.measure.helpType === helpType).length);
    t.same(counted, countedInTheSource[appendix], `Appendix ${appendix}`);
  }
});

t.test('every line of an appendix is one link: none is missing, none stands twice', async (t) => {
  for (const { appendix } of appendices) {
    const lines = links.filter((link) => link.appendix === appendix).map(({ line }) => line).sort((a, b) => a - b);
    t.same(lines, lines.map((_, index) => index + 1), `Appendix ${appendix}`);
  }
});

t.test('each appendix is for the category that its title names', async (t) => {
  t.same(Object.fromEntries(appendices.map(({ appendix, category }) => [appendix, category])), {
    4: 'childWithLimitedHealth', 5: 'disabledChild', 6: 'motherChangedHerMind', 7: 'fosterFamily',
    8: 'minorInConflictWithLaw', 9: 'manyChildren', 10: 'minorParents', 11: 'singleParent',
  });
  for (const { appendix, category, source } of links) {
    t.ok(findEntry('categories', category), category);
    t.equal(category, appendices.find((entry) => entry.appendix === appendix)?.category);
    t.same(source, { regulation: 'tatarstan-2017', clause: `прил. № ${appendix}, разд. V` });
  }
});

t.test('a measure stands once in an appendix, and its links follow the appendices', async (t) => {
  for (const { code, links: own } of measureCatalogue) {
    const numbers = own.map((link) => link.appendix);
    t.ok(numbers.length > 0, code);
    t.same(numbers, [...new Set(numbers)].sort((a, b) => a - b), code);
  }
});

t.test('codes and titles are unique, titles are short and in both languages', async (t) => {
  for (const field of ['code', 'ru', 'en'] as const) {
    const values = measureCatalogue.map((measure) => measure[field]);
    t.same(values.filter((value, index) => values.indexOf(value) !== index), [], `${field} is unique`);
  }
  for (const { code, ru, en } of measureCatalogue) {
    t.match(ru, /^[А-ЯЁ][^A-Za-z]{0,119}$/, code);
    t.match(en, /^[A-Z][\x20-\x7e’]{0,119}$/, code);
  }
});

t.test('a code begins with its help type, and every direction is of the measure’s help type', async (t) => {
  const helpTypes = new Map(directions.map((direction) => [direction.code, direction.helpType]));
  for (const { code, helpType, links: own } of measureCatalogue) {
    t.match(code, new RegExp(`^${helpType}\\.[a-z][A-Za-z]*$`));
    t.ok(findEntry('helpTypes', helpType), helpType);
    for (const { direction } of own) t.equal(helpTypes.get(direction), helpType, `${code}: ${direction}`);
  }
});

t.test('a measure is found by its code', async (t) => {
  t.equal(findCatalogueMeasure('medical.technicalAids')?.helpType, 'medical');
  t.equal(findCatalogueMeasure('medical.invented'), undefined);
});
