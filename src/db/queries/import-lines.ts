import { type Kysely, sql } from 'kysely';
import type { LineFault, LineResult, LineState } from '../../domain/imports/import-record.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A line that waits to be worked off; `content` is null for one that could not be read. */
export interface StagedLine {
  line: number;
  content: string | null;
  faults: LineFault[];
}

interface Owner {
  id: string;
  organisationId: string;
}

/** Takes some lines in, to be worked off together. Their texts are JSON without newlines. */
export async function insertBatch(tx: Tx, { id, organisationId }: Owner, lines: readonly StagedLine[]): Promise<void> {
  const unread = lines.flatMap(({ content, faults }, index) => (content === null ? [[index, faults] as const] : []));
  await sql`
    insert into import_batch (import_id, organisation_id, first_line, line_numbers, content, faults)
    values (${id}, ${organisationId}, ${lines[0]?.line ?? 0}, ${lines.map(({ line }) => line)}::int[],
            ${lines.map(({ content }) => content ?? '').join('\n')}, ${unread.length === 0 ? null : JSON.stringify(Object.fromEntries(unread))}::jsonb)`
    .execute(tx);
}

/** The next batch after a line; none when there is no more. */
export async function nextLines(tx: Tx, importId: string, after: number): Promise<StagedLine[]> {
  const { rows: [batch] } = await sql<{ lines: number[]; content: string; faults: Record<number, LineFault[]> | null }>`
    select line_numbers as lines, content, faults from import_batch where import_id = ${importId} and first_line > ${after}
     order by first_line limit 1`.execute(tx);
  if (batch === undefined) return [];
  const texts = batch.content.split('\n');
  return batch.lines.map((line, index): StagedLine => {
    const faults = batch.faults?.[index];
    return faults === undefined ? { line, content: texts[index] ?? '', faults: [] } : { line, content: null, faults };
  });
}

/** Deletes some batches of an import that has ended; how many. */
export async function deleteBatches(tx: Tx, importId: string, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from import_batch where import_id = ${importId} and first_line in
      (select first_line from import_batch where import_id = ${importId} order by first_line limit ${most})`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** An import that has ended, whose lines are still there. */
export async function endedWithLines(tx: Tx): Promise<string | undefined> {
  const { rows: [row] } = await sql<{ id: string }>`
    select i.id from data_import i where i.state in ('finished', 'refused', 'cancelled', 'failed')
       and exists (select from import_batch l where l.import_id = i.id) limit 1`.execute(tx);
  return row?.id;
}

/** Writes down what has become of lines; of one that has a result already, the newer one counts. */
export async function insertResults(tx: Tx, { id, organisationId }: Owner, results: readonly LineResult[]): Promise<void> {
  if (results.length === 0) return;
  await sql`
    insert into import_result (import_id, organisation_id, line_number, state, target_id, faults)
    select ${id}, ${organisationId}, r.line, r.state, r.target, r.faults::jsonb
      from unnest(${results.map(({ line }) => line)}::int[], ${results.map(({ state }) => state)}::text[],
                  ${results.map(({ targetId }) => targetId)}::uuid[],
                  ${results.map(({ faults }) => (faults.length === 0 ? null : JSON.stringify(faults)))}::text[]) as r (line, state, target, faults)
    on conflict (import_id, line_number) do update set state = excluded.state, target_id = excluded.target_id, faults = excluded.faults`
    .execute(tx);
}

/** A page of results by line; the caller has found the import in its own scope. */
export async function listResults(
  db: Kysely<Database>, importId: string, state: LineState | undefined, page: PageRequest,
): Promise<Page<LineResult>> {
  let query = db.selectFrom('import_result').selectAll().where('import_id', '=', importId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (page.after !== undefined) query = query.where('line_number', '>', Number(page.after[0]));
  const rows = await query.orderBy('line_number').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [String(row.line_number)], (row): LineResult => ({
    line: row.line_number, state: row.state as LineState, targetId: row.target_id, faults: (row.faults ?? []) as LineFault[],
  }));
}
