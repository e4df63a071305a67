import writeXlsxFile from 'write-excel-file/node';
import { withFixedTimes } from './fixed-times.ts';

/** A sheet of a workbook as plain data. A text never becomes a formula. */
export interface SheetModel {
  /** At most 31 characters, without \ / ? * [ ] : */
  name: string;
  columns: readonly { title: string; /** In characters. */ width: number }[];
  rows: readonly (readonly SheetCell[])[];
}

/** A row of one cell over all columns is a heading; empty is null. */
export type SheetCell = string | number | null;

/** A workbook (XLSX) of these sheets: a heading row that stays in sight, texts that wrap, numbers as numbers. The same sheets give the same bytes. */
export async function workbook(sheets: readonly SheetModel[]): Promise<Uint8Array> {
  const zip = await writeXlsxFile(sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    data: [columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const, wrap: true })), ...rows.map((row) => row.map(cellOf))],
  }))).toBuffer();
  return withFixedTimes(zip);
}

function cellOf(cell: SheetCell) {
  if (cell === null) return null;
  return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String, wrap: true };
}
