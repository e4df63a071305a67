/** The values of the sort key of the last row seen, in the order of the `order by`. */
export type PageKey = readonly string[];

/** Which part of a list is wanted: at most `limit` items, those after `after`. */
export interface PageRequest {
  limit: number;
  after?: PageKey;
}

/** One part of a list; `next` is absent on the last one. */
export interface Page<T> {
  items: T[];
  next?: PageKey;
}

/** Cuts rows, of which one more than `limit` was asked for, into a page. `keyOf` gives the sort key of a row. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => PageKey,
  map: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(map);
  return rows.length > limit && last !== undefined ? { items, next: keyOf(last) } : { items };
}
