import fc from 'fast-check';
import t from 'tap';
import type { Count, CountedTable, PublishedTable } from '../../src/domain/statistics/dimensions.ts';
import { suppress } from '../../src/domain/statistics/suppress.ts';
import { guesses } from '../support/guesses.ts';

const both = (families: number): Count => ({ cases: families, families });
const add = (map: Map<string, Count>, key: string, families: number) => map.set(key, both((map.get(key)?.families ?? 0) + families));

/** A table of cells in rows; rows and columns without a family are not listed. */
function tableOf(numbers: readonly (readonly number[])[]): CountedTable {
  const rows = new Map<string, Count>();
  const columns = new Map<string, Count>();
  const cells = new Map<string, Map<string, Count>>();
  let total = 0;
  numbers.forEach((line, r) => line.forEach((families, c) => {
    if (families === 0) return;
    total += families;
    add(rows, `r${r}`, families);
    add(columns, `c${c}`, families);
    cells.set(`r${r}`, (cells.get(`r${r}`) ?? new Map<string, Count>()).set(`c${c}`, both(families)));
  }));
  return { total: both(total), rows, columns, cells };
}

/** The answer by the dimension of the rows alone. */
function byRows({ total, rows }: CountedTable): CountedTable {
  return { total, rows, columns: new Map(), cells: new Map() };
}

const number = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 7 }));
const numbers = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }))
  .filter((lines) => lines.some((line) => line.some((one) => one > 0)));

function told({ total, rows, columns, cells }: PublishedTable): (Count | null)[] {
  return [total, ...[...rows, ...columns, ...cells].map(({ count }) => count)];
}

/** Withheld numbers that only one value fits. */
function givenAway(published: PublishedTable, most: number): string[] {
  return [...guesses(published, most)].filter(([, values]) => values.size < 2).map(([name]) => name);
}

t.test('no withheld number can be worked out, no small one is told, by one dimension and by two', async (t) => {
  fc.assert(fc.property(numbers, (lines) => {
    const table = tableOf(lines);
    const most = table.total.families + 2;
    for (const published of [suppress(table), suppress(byRows(table))]) {
      if (told(published).some((count) => count !== null && count.families < 5)) return false;
      if (givenAway(published, most).length > 0) throw new Error(`${givenAway(published, most).join(', ')} in ${JSON.stringify(published)}`);
    }
    return true;
  }), { numRuns: 400 });
  t.pass('held against every table that fits');
});

t.test('an answer by one dimension and one by two tell the same of it', async (t) => {
  fc.assert(fc.property(numbers, (lines) => {
    const table = tableOf(lines);
    return JSON.stringify(suppress(table).rows) === JSON.stringify(suppress(byRows(table)).rows);
  }));
  t.pass('the same sums are withheld');
});

t.test('where nothing is small nothing is withheld', async (t) => {
  t.notOk(told(suppress(tableOf([[5, 8], [13, 21]]))).includes(null));
});

t.test('a single small group takes the smallest other with it, or all go', async (t) => {
  const hidden = (lines: number[][]) => suppress(byRows(tableOf(lines))).rows.map(({ count }) => count?.families ?? null);
  t.same(hidden([[3], [9], [20]]), [null, null, 20]);
  t.same(hidden([[1], [1], [20], [30]]), [null, null, null, 30], 'two groups of one: a reader knows that neither is empty');
  t.same(suppress(byRows(tableOf([[4]]))).total, null);
});

t.test('the reader is a good one: without the further suppression numbers are given away', async (t) => {
  const careless: PublishedTable = {
    total: both(32), columns: [], cells: [],
    rows: [{ key: 'a', count: null }, { key: 'b', count: both(9) }, { key: 'c', count: both(20) }],
  };
  t.same(givenAway(careless, 40), ['a']);
});
