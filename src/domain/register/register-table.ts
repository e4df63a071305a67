import { table, type ColumnWords } from '../forms/compose.ts';
import type { TableBlock } from '../forms/model.ts';

/** A cell: what a spreadsheet takes as a number is one. */
export type TableCell = string | number | null;

/** A column of a register: its heading, its width in characters and what stands in it. */
export interface RegisterColumn<Row> {
  title: string;
  width: number;
  cell: (row: Row) => TableCell;
}

/** The heading and the rows of a register as a spreadsheet has them. */
export interface RegisterTable {
  columns: { title: string; width: number }[];
  rows: TableCell[][];
}

export function registerTable<Row>(columns: readonly RegisterColumn<Row>[], rows: readonly Row[]): RegisterTable {
  return { columns: columns.map(({ title, width }) => ({ title, width })), rows: rows.map((row) => columns.map(({ cell }) => cell(row))) };
}

/** The register's table on paper, in small print. */
export function registerBlock<Row>(columns: readonly { words: ColumnWords; cell: (row: Row) => string }[], rows: readonly Row[]): TableBlock {
  const block = table('entries', columns.map(({ words }) => words), rows.map((row) => columns.map(({ cell }) => cell(row))));
  return { ...block, small: true };
}
