import { type Count, type CountedTable, LEAST_FAMILIES, type PublishedTable } from './dimensions.ts';
import { certain, type Hidden } from './guess.ts';

const none: Count = { cases: 0, families: 0 };

/** Knots of the network: the total as the sum of the rows and as that of the columns, a row, a column. */
const ALL_IN = 'in';
const ALL_OUT = 'out';
const rowKnot = (key: string) => `row ${key}`;
const columnKnot = (key: string) => `column ${key}`;

/** A number of the table that stands at a place. */
interface Cell extends Hidden {
  row?: string;
  column?: string;
}

/**
 * Withholds every group of fewer than five families and, so that sums do not give them away, further ones. Which sums of a dimension are
 * withheld depends on that dimension alone, so an answer by one dimension and one by two tell the same of them; and where a sum is
 * withheld, its whole row or column is. So answers laid side by side tell no more than each of them.
 */
export function suppress(table: CountedTable): PublishedTable {
  const rows = hiddenSums(table.rows, table.total);
  const columns = hiddenSums(table.columns, table.total);
  const cells = hiddenCells(table, rows, columns);
  const told = (hidden: boolean, count: Count): Count | null => (hidden ? null : count);
  return {
    total: told(isSmall(table.total), table.total),
    rows: [...table.rows].map(([key, count]) => ({ key, count: told(rows.has(key), count) })),
    columns: [...table.columns].map(([key, count]) => ({ key, count: told(columns.has(key), count) })),
    cells: placesOf(table).map(({ row, column, count }) => ({ row, column, count: told(cells.has(placeKey(row, column)), count) })),
  };
}

function isSmall({ families }: Count): boolean {
  return families < LEAST_FAMILIES;
}

const placeKey = (row: string, column: string) => JSON.stringify([row, column]);

function placesOf({ rows, columns, cells }: CountedTable): { row: string; column: string; count: Count }[] {
  return [...rows.keys()].flatMap((row) =>
    [...columns.keys()].map((column) => ({ row, column, count: cells.get(row)?.get(column) ?? none })));
}

/** The sums of one dimension to withhold: the small ones, and the smallest others until no small one can be worked out from the total. */
function hiddenSums(sums: ReadonlyMap<string, Count>, total: Count): ReadonlySet<string> {
  const hidden = new Set([...sums].filter(([, count]) => isSmall(count)).map(([key]) => key));
  const others = [...sums].filter(([key]) => !hidden.has(key)).sort(bySize).map(([key]) => key);
  const arcs = () => [...hidden].map((key): Cell => ({ from: ALL_IN, to: ALL_OUT, ...sumAt(sums, key) }));
  while (others.length > 0 && isAnyCertain([...arcs(), ...totalOf(total)])) hidden.add(others.shift() ?? '');
  return hidden;
}

function isAnyCertain(hidden: readonly Cell[]): boolean {
  return certain(hidden).next().done !== true;
}

/** A group that is listed has somebody in it, and its reader knows. */
function sumAt(sums: ReadonlyMap<string, Count>, key: string): Pick<Cell, 'value' | 'least'> {
  return { value: sums.get(key)?.families ?? 0, least: 1 };
}

/** A total that is withheld is one more number that may be otherwise. */
function totalOf(total: Count): Cell[] {
  return isSmall(total) ? [{ from: ALL_OUT, to: ALL_IN, value: total.families, least: 1 }] : [];
}

function bySize([one, a]: [string, Count], [other, b]: [string, Count]): number {
  return a.families - b.families || (one < other ? -1 : 1);
}

function hiddenCells(table: CountedTable, rows: ReadonlySet<string>, columns: ReadonlySet<string>): ReadonlySet<string> {
  const places = placesOf(table);
  const hidden = new Set(places.filter(({ row, column, count }) => isSmall(count) || rows.has(row) || columns.has(column))
    .map(({ row, column }) => placeKey(row, column)));
  const sums: Cell[] = [
    ...[...rows].map((row) => ({ from: ALL_IN, to: rowKnot(row), ...sumAt(table.rows, row), row })),
    ...[...columns].map((column) => ({ from: columnKnot(column), to: ALL_OUT, ...sumAt(table.columns, column), column })),
    ...totalOf(table.total),
  ];
  for (;;) {
    const inside = places.filter(({ row, column }) => hidden.has(placeKey(row, column))).map(({ row, column, count }): Cell => (
      { from: rowKnot(row), to: columnKnot(column), value: count.families, least: 0, row, column }));
    const [known] = certain([...sums, ...inside]);
    const told = places.filter(({ row, column }) => !hidden.has(placeKey(row, column)));
    const further = known === undefined ? undefined : partnerOf(known, told);
    if (further === undefined) return hidden;
    hidden.add(placeKey(further.row, further.column));
  }
}

type Place = ReturnType<typeof placesOf>[number];

/** The smallest number still told in the same row, else in the same column, else anywhere. */
function partnerOf({ row, column }: Cell, told: readonly Place[]): Place | undefined {
  const near = [told.filter((place) => place.row === row), told.filter((place) => place.column === column), told];
  return near.find((places) => places.length > 0)
    ?.reduce((least, place) => (place.count.families < least.count.families ? place : least));
}
