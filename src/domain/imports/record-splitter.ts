const NEWLINE = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
/** What may stand before a quotation mark that opens a cell: a comma, a semicolon, a newline; or a byte order mark. */
const BEFORE_CELL: readonly (number | undefined)[] = [0x2c, 0x3b, NEWLINE];
const MARK = [0xef, 0xbb, 0xbf];

/** Longest record of an import, bytes. */
export const LONGEST_RECORD = 262_144;

/** One record of a file: a line of NDJSON, or a line of CSV with the newlines within its quotes. */
export interface RawRecord {
  /** The line of text that it begins on, from 1. */
  row: number;
  /** Bytes of the file up to its end, and lines of text. */
  endByte: number;
  endRow: number;
  /** Without the newline; null for one that is too long. */
  bytes: Uint8Array | null;
}

/** Where in the file a reading starts: at the beginning, or where an earlier one broke off. */
export interface FilePlace {
  bytes: number;
  rows: number;
}

/**
 * Cuts a stream of bytes into records, holding no more than one. Newlines and quotation marks are the same bytes in UTF-8 and in
 * Windows-1251, so the charset need not be known yet.
 */
export class RecordSplitter {
  readonly #quotes: boolean;
  #rest: Uint8Array = new Uint8Array(0);
  #quoted = false;
  #tooLong = false;
  #place: FilePlace;
  #start: number;
  #rows = 0;
  /** The byte before the chunk, and whether it is a mark that closed a cell; and the place of the last such mark in the chunk. */
  #before = NEWLINE;
  #closed = false;
  #closedAt = -1;
  /** The first bytes of the file, and the place of the chunk in it. */
  readonly #first: number[] = [];
  #chunkAt: number;

  /** @param quotes whether a newline within quotation marks belongs to the record, as in CSV */
  constructor(quotes: boolean, from: FilePlace = { bytes: 0, rows: 0 }) {
    this.#quotes = quotes;
    this.#place = { ...from };
    this.#start = from.bytes;
    this.#chunkAt = from.bytes;
  }

  /** The records that end within the chunk. */
  *feed(chunk: Uint8Array): Generator<RawRecord> {
    let from = 0;
    if (this.#chunkAt < MARK.length) this.#first.push(...chunk.subarray(0, MARK.length - this.#first.length));
    for (let at = this.#next(chunk, 0); at !== -1; at = this.#next(chunk, at + 1)) {
      if (chunk[at] === QUOTE) {
        this.#quote(at === 0 ? this.#before : chunk[at - 1], at === 0 ? this.#closed : this.#closedAt === at - 1, at);
        continue;
      }
      this.#rows += 1;
      if (this.#quoted && !this.#overlong(this.#rest.length + at - from)) continue;
      yield this.#record(chunk.subarray(from, at), 1);
      from = at + 1;
    }
    this.#keep(chunk.subarray(from));
    this.#closed = this.#closedAt === chunk.length - 1;
    this.#closedAt = -1;
    this.#before = chunk.at(-1) ?? this.#before;
    this.#chunkAt += chunk.length;
  }

  /** What stands after the last newline, if anything does. */
  *end(): Generator<RawRecord> {
    if (this.#rest.length === 0 && !this.#tooLong) return;
    this.#rows += 1;
    yield this.#record(new Uint8Array(0), 0);
  }

  #next(chunk: Uint8Array, from: number): number {
    const newline = chunk.indexOf(NEWLINE, from);
    if (!this.#quotes) return newline;
    const quote = chunk.indexOf(QUOTE, from);
    if (quote === -1 || newline === -1) return Math.max(quote, newline);
    return Math.min(quote, newline);
  }

  /** A mark opens a cell at its beginning only, or goes on with it right after it was closed: then it is one of a doubled pair. */
  #quote(before: number | undefined, afterClosing: boolean, at: number): void {
    if (this.#quoted) {
      this.#quoted = false;
      this.#closedAt = at;
    } else if (afterClosing || BEFORE_CELL.includes(before) || this.#isAfterMark(at)) {
      this.#quoted = true;
    }
  }

  #isAfterMark(at: number): boolean {
    return this.#chunkAt + at === MARK.length && MARK.every((byte, index) => this.#first[index] === byte);
  }

  /** A quotation mark that nobody closes costs one record, not the rest of the file: at the next newline all begins anew. */
  #overlong(length: number): boolean {
    this.#tooLong ||= length > LONGEST_RECORD;
    return this.#tooLong;
  }

  #record(last: Uint8Array, newline: 0 | 1): RawRecord {
    const isLong = this.#overlong(this.#rest.length + last.length);
    const bytes = isLong ? null : withoutReturn(this.#rest.length === 0 ? last : joined(this.#rest, last));
    this.#start += this.#skipped + this.#rest.length + last.length + newline;
    const row = this.#place.rows + 1;
    this.#place = { bytes: this.#start, rows: this.#place.rows + this.#rows };
    this.#rest = new Uint8Array(0);
    this.#rows = 0;
    this.#skipped = 0;
    this.#quoted = false;
    this.#tooLong = false;
    return { row, endByte: this.#place.bytes, endRow: this.#place.rows, bytes };
  }

  /** Bytes of a record that is too long, which are not kept. */
  #skipped = 0;

  #keep(part: Uint8Array): void {
    if (this.#overlong(this.#rest.length + part.length)) {
      this.#skipped += this.#rest.length + part.length;
      this.#rest = new Uint8Array(0);
    } else {
      this.#rest = joined(this.#rest, part);
    }
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function withoutReturn(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
}
