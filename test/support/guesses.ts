import type { PublishedTable } from '../../src/domain/statistics/dimensions.ts';

// What a patient reader makes of a published table: tries every table that fits what is told, and keeps for each withheld number the
// values that it takes in them. Knows that a listed row or column has a family in it, and of a cell only that it is not less than nothing.

/** For each withheld number, by name: the values that it can have. Stops as soon as every one has two. */
export function guesses({ total, rows, columns, cells }: PublishedTable, most: number): Map<string, Set<number>> {
  const open = new Map<string, Set<number>>();
  for (const { row, column, count } of cells) if (count === null) open.set(`${row}/${column}`, new Set());
  for (const { key, count } of [...rows, ...columns]) if (count === null) open.set(key, new Set());
  if (total === null) open.set('total', new Set());
  if (columns.length === 0) tryRows(rows.map(({ key, count }) => ({ key, told: count?.families ?? null })), total?.families ?? null, most, open);
  else tryCells({ total, rows, columns, cells }, most, open);
  return open;
}

const isDone = (open: Map<string, Set<number>>) => [...open.values()].every(({ size }) => size > 1);

function tryRows(rows: { key: string; told: number | null }[], total: number | null, most: number, open: Map<string, Set<number>>): void {
  const values: number[] = [];
  const place = (sum: number): void => {
    if (isDone(open) || (total !== null && sum > total)) return;
    const row = rows[values.length];
    if (row === undefined) {
      if (total !== null && sum !== total) return;
      rows.forEach(({ key }, index) => open.get(key)?.add(values[index] ?? 0));
      open.get('total')?.add(sum);
      return;
    }
    for (const value of row.told === null ? range(1, total ?? most) : [row.told]) {
      values.push(value);
      place(sum + value);
      values.pop();
    }
  };
  place(0);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function tryCells({ total, rows, columns, cells }: PublishedTable, most: number, open: Map<string, Set<number>>): void {
  const sums = new Map<string, number>([...rows, ...columns].map(({ key }) => [key, 0]));
  const told = new Map([...rows, ...columns].map(({ key, count }) => [key, count?.families ?? null]));
  const left = new Map([...rows.map(({ key }) => [key, columns.length] as const), ...columns.map(({ key }) => [key, rows.length] as const)]);
  const values: number[] = [];
  const limit = (key: string) => told.get(key) ?? total?.families ?? most;
  const fits = (key: string): boolean => {
    const sum = sums.get(key) ?? 0;
    const wanted = told.get(key) ?? null;
    if (sum > limit(key)) return false;
    return left.get(key) !== 0 || (wanted === null ? sum >= 1 : sum === wanted);
  };
  const shift = (row: string, column: string, value: number, step: number) => {
    for (const key of [row, column]) {
      sums.set(key, (sums.get(key) ?? 0) + value * step);
      left.set(key, (left.get(key) ?? 0) - step);
    }
  };
  const place = (sum: number): void => {
    if (isDone(open) || (total !== null && sum > total.families)) return;
    const cell = cells[values.length];
    if (cell === undefined) {
      if (total !== null && sum !== total.families) return;
      cells.forEach(({ row, column }, index) => open.get(`${row}/${column}`)?.add(values[index] ?? 0));
      for (const [key, value] of sums) open.get(key)?.add(value);
      open.get('total')?.add(sum);
      return;
    }
    const { row, column, count } = cell;
    const room = Math.min(limit(row) - (sums.get(row) ?? 0), limit(column) - (sums.get(column) ?? 0));
    for (const value of count === null ? range(0, room) : [count.families]) {
      values.push(value);
      shift(row, column, value, 1);
      if (fits(row) && fits(column)) place(sum + value);
      shift(row, column, value, -1);
      values.pop();
    }
  };
  place(0);
}
