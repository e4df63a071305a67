import { insertBatch, type StagedLine } from '../../db/queries/import-lines.ts';
import { endImport, findImport, receivedMore } from '../../db/queries/imports.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { wallForWriting } from '../../db/wall.ts';
import { DomainError } from '../../domain/errors.ts';
import type { BulkKind } from '../../domain/imports/columns.ts';
import type { FileReader } from '../../domain/imports/file-reader.ts';
import type { ImportRecord } from '../../domain/imports/import-record.ts';
import type { ReadLine } from '../../domain/imports/read-line.ts';
import type { FilePlace } from '../../domain/imports/record-splitter.ts';
import type { OperationContext } from '../context.ts';
import { faultsOf } from './import-step.ts';

/** Lines that are worked off in one step. Cases lock curators and write many rows each: their steps are short. */
const LINES_A_BATCH: Record<BulkKind, number> = { families: 1000, specialists: 500, cases: 25 };
const LINES_A_WRITE = 1000;
const BYTES_A_WRITE = 4_194_304;
/** Most lines that are stored all or none: one transaction, for which everybody who reads changes waits. */
export const MOST_OF_ALL = 50_000;

/**
 * Lines on their way into the database, and how far the file is in. While one lot is being written the next one is read: two are in
 * memory at most.
 */
export class Intake {
  readonly #ctx: OperationContext;
  readonly #made: ImportRecord;
  readonly #reader: FileReader;
  /** Stores the import itself, with its first lines: a file that cannot be used leaves nothing behind. */
  #begin: ((tx: Tx) => Promise<void>) | undefined;
  #at: number;
  #received: number;
  #end: FilePlace | undefined;
  #lines: StagedLine[] = [];
  #size = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(ctx: OperationContext, made: ImportRecord, reader: FileReader, begin?: (tx: Tx) => Promise<void>) {
    this.#ctx = ctx;
    this.#made = made;
    this.#reader = reader;
    this.#begin = begin;
    this.#at = made.receivedBytes;
    this.#received = made.counts.received;
  }

  /** Takes a line; waits, when enough have come together, for those before them to be written. */
  async add({ line, end, content, faults }: ReadLine): Promise<void> {
    // PostgreSQL cannot store a NUL, and no schema would take it
    const storable = content?.includes('\0') !== true;
    this.#lines.push(storable ? { line, content, faults: faultsOf(faults) } : { line, content: null, faults: [{ code: 'field.characters', pointer: '' }] });
    this.#end = end;
    this.#size += content?.length ?? 0;
    if (this.#lines.length < LINES_A_WRITE && this.#size < BYTES_A_WRITE) return;
    await this.#write();
  }

  /** Writes what is left, and waits until everything is written. */
  async finish(): Promise<void> {
    await this.#write();
    await this.#writing;
  }

  /** Ends the import, for its file may not be as large. @throws DomainError */
  async tooMuch(code: 'import.too-large' | 'import.too-many-for-all', limit: number): Promise<never> {
    await this.#writing;
    await write(this.#ctx, (tx) => endImport(tx, this.#made.id, 'cancelled', this.#ctx.clock.now()));
    throw new DomainError([{ code, params: { limit } }]);
  }

  async #write(): Promise<void> {
    const [begin, lines, end, from] = [this.#begin, this.#lines, this.#end, this.#at];
    if (begin === undefined && end === undefined) return;
    this.#received += lines.length;
    if (this.#made.mode === 'all' && this.#received > MOST_OF_ALL) await this.tooMuch('import.too-many-for-all', MOST_OF_ALL);
    const { form } = this.#reader;
    this.#at = end?.bytes ?? from;
    [this.#begin, this.#lines, this.#end, this.#size] = [undefined, [], undefined, 0];
    await this.#writing;
    this.#writing = write(this.#ctx, async (tx) => {
      await begin?.(tx);
      if (end === undefined) return;
      const { bytes, rows } = end;
      const moved = await receivedMore(tx, this.#made.id, { fromBytes: from, bytes, rows, lines: lines.length, form });
      if (!moved) throw new DomainError([{ code: 'import.not-receiving', params: { state: (await present(tx, this.#ctx, this.#made.id)).state } }]);
      const size = LINES_A_BATCH[this.#made.kind];
      for (let at = 0; at < lines.length; at += size) await insertBatch(tx, this.#made, lines.slice(at, at + size));
    });
    // what goes wrong is thrown where it is waited for; until then somebody has to hold it
    this.#writing.catch(() => undefined);
  }
}

/** @throws DomainError not-found */
export async function present(tx: Tx, ctx: OperationContext, id: string): Promise<ImportRecord> {
  const found = await findImport(tx, ctx.caller.scope, id);
  if (found === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return found;
}

export async function write<T>({ db, caller }: OperationContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(db, wallForWriting(caller.scope, caller.clientId), work);
}
