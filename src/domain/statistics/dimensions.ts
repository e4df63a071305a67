/** What cases may be counted by (разрезы обезличенной статистики). */
export const dimensions = ['municipality', 'provider', 'status', 'level', 'category', 'ground', 'outcome'] as const;
export type Dimension = (typeof dimensions)[number];

/** Groups of fewer families than this are not told: who knows the place would know the family. */
export const LEAST_FAMILIES = 5;

/** How many cases there are, of how many families. */
export interface Count {
  cases: number;
  families: number;
}

/** The counts of an answer by one or two dimensions, before anything is suppressed: the cells, and the sums that are told beside them. */
export interface CountedTable {
  total: Count;
  rows: ReadonlyMap<string, Count>;
  /** Empty for one dimension. */
  columns: ReadonlyMap<string, Count>;
  /** By row and column; what is absent is zero. */
  cells: ReadonlyMap<string, ReadonlyMap<string, Count>>;
}

/** What may be told: null where it may not. */
export interface PublishedTable {
  total: Count | null;
  rows: { key: string; count: Count | null }[];
  columns: { key: string; count: Count | null }[];
  cells: { row: string; column: string; count: Count | null }[];
}
