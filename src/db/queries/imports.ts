import { type Kysely, type Selectable, sql } from 'kysely';
import type { ImportForm, ImportRecord, ImportState } from '../../domain/imports/import-record.ts';
import type { DataImportTable } from '../import-tables.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';

type NewImport = Omit<ImportRecord, 'counts' | 'at' | 'receivedBytes' | 'receivedRows' | 'times' | 'failure' | 'state'> & { createdAt: string };

export async function insertImport(tx: Tx, made: NewImport): Promise<void> {
  await tx.insertInto('data_import').values({
    id: made.id, organisation_id: made.organisationId, region: made.region, client_id: made.clientId, role: made.role,
    trace_id: made.traceId, kind: made.kind, mode: made.mode, on_known: made.onKnown, dry_run: made.dryRun, system: made.system,
    format: made.form.format, charset: made.form.charset, separator: made.form.separator, columns: null,
    state: 'receiving', failure: null, created_at: made.createdAt, received_at: null, started_at: null, worked_at: null, finished_at: null,
  }).execute();
}

/** The import, if it is within the scope; an organisation's own. */
export async function findImport(db: Kysely<Database>, scope: Scope, id: string): Promise<ImportRecord | undefined> {
  const row = await selectImports(db, scope).where('id', '=', id).executeTakeFirst();
  return row && importOf(row);
}

/** An organisation's imports, newest first. */
export async function listImports(db: Kysely<Database>, scope: Scope, page: PageRequest): Promise<Page<ImportRecord>> {
  let query = selectImports(db, scope);
  if (page.after !== undefined) query = query.where('id', '<', page.after[0] ?? '');
  const rows = await query.orderBy('id', 'desc').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], importOf);
}

function selectImports(db: Kysely<Database>, scope: Scope) {
  const all = db.selectFrom('data_import').selectAll();
  if (scope.kind === 'system') return all;
  if (scope.kind === 'organisation') return all.where('organisation_id', '=', scope.organisationId);
  return all.where((eb) => eb.lit(false));
}

/** What a part of the upload has brought: goes with its lines, in one transaction. */
export interface Received {
  /** Where the file stood before it. */
  fromBytes: number;
  bytes: number;
  rows: number;
  lines: number;
  form: ImportForm;
}

/** Moves on the place up to which the file was taken in; false when another upload of the same import was faster, or it has ended. */
export async function receivedMore(tx: Tx, id: string, { fromBytes, bytes, rows, lines, form }: Received): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('data_import')
    .set((eb) => ({
      received_bytes: bytes, received_rows: rows, received: eb('received', '+', lines),
      charset: form.charset, separator: form.separator, columns: form.columns === null ? null : [...form.columns],
    }))
    .where('id', '=', id).where('state', '=', 'receiving').where('received_bytes', '=', fromBytes).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends the upload: the import waits to be worked on. */
export async function receivedAll(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('data_import').set({ state: 'waiting', received_at: at })
    .where('id', '=', id).where('state', '=', 'receiving').executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends an import that has not ended; false when it has. Whoever is storing it now notices before it commits. */
export async function endImport(
  tx: Tx, id: string, state: Extract<ImportState, 'finished' | 'refused' | 'cancelled' | 'failed'>, at: string, failure: string | null = null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('data_import').set({ state, finished_at: at, failure })
    .where('id', '=', id).where('state', 'in', ['receiving', 'waiting', 'checking', 'storing']).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The import that has waited longest for its turn, those named aside. */
export async function nextImport(tx: Tx, except: readonly string[]): Promise<string | undefined> {
  const row = await tx.selectFrom('data_import').select('id').where('state', 'in', ['waiting', 'checking', 'storing'])
    .where(sql<boolean>`id <> all (${[...except]}::uuid[])`)
    .orderBy(sql`worked_at asc nulls first`).orderBy('id').limit(1).executeTakeFirst();
  return row?.id;
}

/** Whether this transaction alone works on the import, until it ends. */
export async function holdImport(tx: Tx, id: string): Promise<boolean> {
  const { rows: [row] } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`import ${id}`}, 0)) as held`.execute(tx);
  return row?.held === true;
}

/** What a step has done; `at` is the last line that it worked off. */
export interface Progress {
  state: 'checking' | 'storing';
  at: number;
  checked?: number;
  stored?: number;
  known?: number;
  refused?: number;
}

/** Writes down a step, in its transaction; false when the import was cancelled meanwhile, so that the step is taken back. */
export async function progressed(tx: Tx, id: string, now: string, { state, at, checked = 0, stored = 0, known = 0, refused = 0 }: Progress): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('data_import')
    .set((eb) => ({
      state, at_line: at, worked_at: now, attempts: 0, started_at: sql<string>`coalesce(started_at, ${now}::timestamptz)`,
      checked: eb('checked', '+', checked), stored: eb('stored', '+', stored), known: eb('known', '+', known), refused: eb('refused', '+', refused),
    }))
    .where('id', '=', id).where('state', 'in', ['waiting', 'checking', 'storing']).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Counts an attempt that broke; the number of those in a row. */
export async function countAttempt(tx: Tx, id: string, now: string): Promise<number> {
  const row = await tx.updateTable('data_import').set((eb) => ({ attempts: eb('attempts', '+', 1), worked_at: now }))
    .where('id', '=', id).returning('attempts').executeTakeFirst();
  return row?.attempts ?? 0;
}

/** Deletes one of the imports that ended, or were begun and left, before an instant, with all its lines; how many. */
export async function deleteOldImports(tx: Tx, endedBefore: string, leftBefore: string): Promise<number> {
  const old = await tx.selectFrom('data_import').select('id').where((eb) => eb.or([
    eb('finished_at', '<', endedBefore),
    eb.and([eb('state', '=', 'receiving'), eb('created_at', '<', leftBefore)]),
  ])).limit(1).forUpdate().executeTakeFirst();
  if (old === undefined) return 0;
  await tx.deleteFrom('import_batch').where('import_id', '=', old.id).execute();
  await tx.deleteFrom('import_result').where('import_id', '=', old.id).execute();
  await tx.deleteFrom('data_import').where('id', '=', old.id).execute();
  return 1;
}

function importOf(row: Selectable<DataImportTable>): ImportRecord {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, clientId: row.client_id, role: row.role, traceId: row.trace_id,
    kind: row.kind as ImportRecord['kind'], mode: row.mode as ImportRecord['mode'], onKnown: row.on_known as ImportRecord['onKnown'],
    dryRun: row.dry_run, system: row.system, state: row.state as ImportState, failure: row.failure,
    form: { format: row.format, charset: row.charset, separator: row.separator, columns: row.columns } as ImportForm,
    receivedBytes: Number(row.received_bytes), receivedRows: row.received_rows, at: row.at_line,
    counts: { received: row.received, checked: row.checked, stored: row.stored, known: row.known, refused: row.refused },
    times: { createdAt: row.created_at, receivedAt: row.received_at, startedAt: row.started_at, finishedAt: row.finished_at },
  };
}
