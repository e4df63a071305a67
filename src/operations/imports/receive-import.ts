import { recordAudit } from '../../db/queries/audit.ts';
import { insertImport, receivedAll } from '../../db/queries/imports.ts';
import { newId } from '../../db/new-id.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import { FileReader } from '../../domain/imports/file-reader.ts';
import type { ImportForm, ImportRecord } from '../../domain/imports/import-record.ts';
import type { OperationContext } from '../context.ts';
import { organisationFor } from '../own-organisation.ts';
import { Intake, present, write } from './intake.ts';

/** What the sender says of the file. */
export type ImportRequest = Pick<ImportRecord, 'kind' | 'mode' | 'onKnown' | 'dryRun' | 'system'> & {
  form: Pick<ImportForm, 'format' | 'charset' | 'separator'>;
};

/** A part of the file, as it comes. */
export interface FilePart {
  chunks: AsyncIterable<Uint8Array>;
  /** The file goes on in another part. */
  more: boolean;
}

/** Largest file, bytes. */
export const LARGEST_FILE = 2_147_483_648;

/**
 * Takes the first part of a file in. Its lines wait in the database; nobody looks at them before the whole file is there.
 * @throws DomainError for a header that cannot be used (then nothing is kept), import.too-large, import.too-many-for-all
 */
export async function createImport(ctx: OperationContext, request: ImportRequest, part: FilePart): Promise<ImportRecord> {
  const made = await newImport(ctx, request);
  const { id, organisationId, kind, mode, dryRun } = made;
  return await receive(ctx, made, part, async (tx) => {
    await insertImport(tx, { ...made, createdAt: made.times.createdAt });
    recordAudit(tx, ctx, { kind: 'import', id, organisationId }, { kind, mode, dryRun });
  });
}

async function newImport(ctx: OperationContext, request: ImportRequest): Promise<ImportRecord> {
  const { id: organisationId, region } = await write(ctx, (tx) => organisationFor(tx, ctx.caller.scope, undefined));
  const { clientId, role } = ctx.caller;
  return {
    ...request, id: newId(), organisationId, region, clientId, role, traceId: ctx.traceId, form: { ...request.form, columns: null },
    state: 'receiving', failure: null, receivedBytes: 0, receivedRows: 0, at: 0,
    counts: { received: 0, checked: 0, stored: 0, known: 0, refused: 0 },
    times: { createdAt: ctx.clock.now(), receivedAt: null, startedAt: null, finishedAt: null },
  };
}

/**
 * Takes the next part of a file in.
 * @param offset of the part's first byte in the file: what was taken in so far
 * @throws DomainError not-found, import.not-receiving, import.wrong-offset, import.other-format
 */
export async function continueImport(
  ctx: OperationContext, id: string, format: ImportForm['format'], offset: number, part: FilePart,
): Promise<ImportRecord> {
  const made = await write(ctx, (tx) => present(tx, ctx, id));
  if (made.state !== 'receiving') throw new DomainError([{ code: 'import.not-receiving', params: { state: made.state } }]);
  if (made.form.format !== format) throw new DomainError([{ code: 'import.other-format', params: { format: made.form.format } }]);
  if (made.receivedBytes !== offset) {
    throw new DomainError([{ code: 'import.wrong-offset', pointer: '?offset', params: { received: made.receivedBytes, offset } }]);
  }
  return await receive(ctx, made, part);
}

async function receive(
  ctx: OperationContext, made: ImportRecord, { chunks, more }: FilePart, begin?: (tx: Tx) => Promise<void>,
): Promise<ImportRecord> {
  const reader = new FileReader({ ...made.form, kind: made.kind }, { bytes: made.receivedBytes, rows: made.receivedRows });
  const taken = new Intake(ctx, made, reader, begin);
  let bytes = made.receivedBytes;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > LARGEST_FILE) await taken.tooMuch('import.too-large', LARGEST_FILE);
    for (const line of reader.feed(chunk)) await taken.add(line);
  }
  if (!more) for (const line of reader.end()) await taken.add(line);
  await taken.finish();
  return await write(ctx, async (tx) => {
    if (!more) await receivedAll(tx, made.id, ctx.clock.now());
    return await present(tx, ctx, made.id);
  });
}
