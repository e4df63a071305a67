import { neutralised, recordOf } from '../imports/csv.ts';
import type { RegisterTable } from './register-table.ts';

/** The byte order mark without which spreadsheets take UTF-8 for something else. */
const MARK = '\uFEFF';

/** A register as Russian spreadsheets read it: UTF-8 with its mark, semicolons; what would be taken for a formula has an apostrophe before it. */
export function registerCsv({ columns, rows }: RegisterTable): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))];
  return MARK + lines.map((cells) => recordOf(cells.map(neutralised), ';')).join('');
}
