import { DomainError, type Violation } from '../errors.ts';
import { type Charset, decode } from './charsets.ts';
import type { BulkKind } from './columns.ts';
import { cellsOf, type Separator, separatorOf } from './csv.ts';
import { headerOf } from './csv-header.ts';
import { CsvLines } from './csv-lines.ts';
import type { ReadLine } from './read-line.ts';
import { type FilePlace, LONGEST_RECORD, type RawRecord, RecordSplitter } from './record-splitter.ts';

/** What is known of a file; charset, separator and columns are learned from it, and kept for the rest of an upload in parts. */
export interface FileForm {
  kind: BulkKind;
  format: 'ndjson' | 'csv';
  charset: Charset | null;
  separator: Separator | null;
  /** Names of our columns in the file's order; null before the header was read. */
  columns: readonly string[] | null;
}

/** Reads a file of any size, a chunk at a time; holds no more than one line. */
export class FileReader {
  readonly #splitter: RecordSplitter;
  readonly #csv: CsvLines | undefined;
  #form: FileForm;

  constructor(form: FileForm, from: FilePlace) {
    this.#form = form;
    this.#splitter = new RecordSplitter(form.format === 'csv', from);
    this.#csv = form.format === 'csv' ? new CsvLines(form.kind) : undefined;
  }

  /** As far as the file has shown it. */
  get form(): FileForm {
    return this.#form;
  }

  /** @throws DomainError for a header with a column that there is not */
  *feed(chunk: Uint8Array): Generator<ReadLine> {
    for (const record of this.#splitter.feed(chunk)) yield* this.#lines(record);
  }

  /** The last line, after the last chunk of the whole file. */
  *end(): Generator<ReadLine> {
    for (const record of this.#splitter.end()) yield* this.#lines(record);
    yield* this.#csv?.end() ?? [];
  }

  *#lines(record: RawRecord): Generator<ReadLine> {
    const text = this.#textOf(record);
    const end = { bytes: record.endByte, rows: record.endRow };
    if (typeof text !== 'string') yield* this.#refused(record, end, text);
    else if (text.trim() === '') return;
    else if (this.#csv === undefined) yield { line: record.row, end, content: text, faults: [] };
    else if (this.#form.columns === null) this.#readHeader(text);
    else yield* this.#csvLines(this.#csv, record, end, text);
  }

  *#csvLines(csv: CsvLines, { row }: RawRecord, end: FilePlace, text: string): Generator<ReadLine> {
    const names = this.#form.columns ?? [];
    const cells = cellsOf(text, this.#form.separator ?? ',');
    if (cells === undefined) yield* csv.refuse({ line: row, end }, { code: 'import.quote' });
    else if (cells.length !== names.length) {
      yield* csv.refuse({ line: row, end }, { code: 'import.cells', params: { found: cells.length, columns: names.length } });
    } else yield* csv.take({ line: row, end }, names, cells);
  }

  *#refused({ row }: RawRecord, end: FilePlace, fault: Violation): Generator<ReadLine> {
    if (this.#form.format === 'csv' && this.#form.columns === null) throw new DomainError([fault]);
    if (this.#csv === undefined) yield { line: row, end, content: null, faults: [fault] };
    else yield* this.#csv.refuse({ line: row, end }, fault);
  }

  #textOf({ bytes }: RawRecord): string | Violation {
    if (bytes === null) return { code: 'import.line-too-long', params: { limit: LONGEST_RECORD } };
    const read = decode(bytes, this.#form.charset);
    if (read === undefined) return { code: 'import.line-unreadable', params: { charset: this.#form.charset ?? 'utf-8' } };
    if (this.#form.charset === null && read.charset !== null) this.#form = { ...this.#form, charset: read.charset };
    return read.text;
  }

  #readHeader(text: string): void {
    const separator = separatorOf(text);
    this.#form = { ...this.#form, separator, columns: headerOf(this.#form.kind, cellsOf(text, separator) ?? [text]) };
  }
}
