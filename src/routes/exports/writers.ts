import { Readable } from 'node:stream';
import { DomainError } from '../../domain/errors.ts';
import { type Charset, windows1251 } from '../../domain/imports/charsets.ts';
import type { BulkKind } from '../../domain/imports/columns.ts';
import { recordOf, type Separator } from '../../domain/imports/csv.ts';
import { headerCells, rowsOfLine } from '../../domain/imports/table.ts';
import type { ExportedLine } from '../../operations/exports/export-lines.ts';

/** The parts of an export, one after the other. */
export type Parts = AsyncIterable<readonly ExportedLine[]>;

/** The byte order mark without which spreadsheets take UTF-8 for something else. */
const MARK = '\uFEFF';
/** A table is made whole, in memory. */
const MOST_ROWS = 10_000;

/** A line of JSON each. */
export function ndjsonOf(parts: Parts): Readable {
  return Readable.from(texts(parts, ({ value }) => `${JSON.stringify(value)}\n`), { objectMode: false });
}

/** A table; what a spreadsheet would take for a formula has an apostrophe before it, which an import takes off again. */
export function csvOf(kind: BulkKind, parts: Parts, charset: Charset, separator: Separator): Readable {
  const encoded = (text: string) => (charset === 'utf-8' ? text : windows1251(text));
  async function* rows() {
    yield encoded(`${charset === 'utf-8' ? MARK : ''}${recordOf(headerCells(kind), separator)}`);
    for await (const text of texts(parts, ({ id, value }) => rowsOfLine(kind, id, value).map((cells) => recordOf(cells, separator)).join(''))) {
      yield encoded(text);
    }
  }
  return Readable.from(rows(), { objectMode: false });
}

/** @throws DomainError export.too-large */
export async function xlsxOf(kind: BulkKind, parts: Parts): Promise<Buffer> {
  const rows: string[][] = [headerCells(kind)];
  for await (const lines of parts) {
    for (const { id, value } of lines) rows.push(...rowsOfLine(kind, id, value));
    if (rows.length > MOST_ROWS + 1) throw new DomainError([{ code: 'export.too-large', params: { limit: MOST_ROWS } }]);
  }
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return await writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
}

async function* texts(parts: Parts, textOf: (line: ExportedLine) => string): AsyncGenerator<string> {
  for await (const lines of parts) if (lines.length > 0) yield lines.map(textOf).join('');
}
