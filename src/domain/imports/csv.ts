export const separators = [',', ';'] as const;
export type Separator = (typeof separators)[number];

/** The separator of a header line: whichever stands in it more often. */
export function separatorOf(header: string): Separator {
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

/** The cells of one record (RFC 4180); undefined when a quotation mark is out of place. */
export function cellsOf(record: string, separator: Separator): string[] | undefined {
  if (!record.includes('"')) return record.split(separator);
  const cells: string[] = [];
  for (let at = 0; ;) {
    const cell = record[at] === '"' ? quotedCell(record, at) : plainCell(record, at, separator);
    if (cell === undefined) return undefined;
    cells.push(cell.text);
    if (cell.end === record.length) return cells;
    if (record[cell.end] !== separator) return undefined;
    at = cell.end + 1;
  }
}

interface Cell {
  text: string;
  /** Where it ends in the record. */
  end: number;
}

function plainCell(record: string, from: number, separator: Separator): Cell | undefined {
  const found = record.indexOf(separator, from);
  const end = found === -1 ? record.length : found;
  const text = record.slice(from, end);
  return text.includes('"') ? undefined : { text, end };
}

function quotedCell(record: string, from: number): Cell | undefined {
  let end = record.indexOf('"', from + 1);
  while (end !== -1 && record[end + 1] === '"') end = record.indexOf('"', end + 2);
  return end === -1 ? undefined : { text: record.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
}

/** A spreadsheet would take a text that begins so for a formula; apostrophes before it are counted so that they can be taken off again. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NEUTRALISED = /^'+[=+\-@\t\r]/;

/** A text that no spreadsheet takes for a formula. */
export function neutralised(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that was neutralised. */
export function restored(text: string): string {
  return NEUTRALISED.test(text) ? text.slice(1) : text;
}

/** A record of cells, each in quotation marks, with the newline. */
export function recordOf(cells: readonly string[], separator: Separator): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)}\r\n`;
}
