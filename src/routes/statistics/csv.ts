import type { Figure, Statistics } from '../../operations/read-statistics.ts';

/** The byte order mark without which spreadsheets take UTF-8 for something else. */
const MARK = '\uFEFF';

/** The figures as a table of comma-separated values (RFC 4180): the total, the sums and the cells, a line each. */
export function statisticsCsv({ by, total, rows, columns, cells }: Statistics): string {
  const labels = new Map([...rows, ...columns].map(({ key, label }) => [key, label]));
  const lines = [
    [...by, 'cases', 'families'],
    lineOf(by.map(() => 'всего'), total),
    ...rows.map((row) => lineOf(by.length === 1 ? [row.label] : [row.label, 'всего'], row)),
    ...columns.map((column) => lineOf(['всего', column.label], column)),
    ...cells.map((cell) => lineOf([labels.get(cell.row) ?? cell.row, labels.get(cell.column) ?? cell.column], cell)),
  ];
  return MARK + lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

function lineOf(names: readonly string[], { cases, families }: Figure): string[] {
  return [...names, cases === null ? 'скрыто' : String(cases), families === null ? 'скрыто' : String(families)];
}

/** A spreadsheet would take a text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function quoted(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
