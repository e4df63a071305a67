import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { access, type Door, type OperationId } from '../../src/routes/access.ts';
import type { Heard } from './every-call.ts';

/** What the records say wrongly of the calls: one record of each call for family data, none of any other. */
export async function wrongRecords(db: Kysely<Database>, calls: readonly Heard[]): Promise<string[]> {
  const rows = await db.selectFrom('access_record').select(['trace_id', 'operation', 'outcome', 'family_ids']).execute();
  const byTrace = grouped(rows);
  return calls.flatMap(({ operation: { operationId }, traceId, outcome, families }) => {
    const found = byTrace.get(traceId) ?? [];
    const said = found.map((row) => `${row.operation} ${row.outcome}`);
    const wanted = doorAsks(operationId) ? [`${operationId} ${outcome}`] : [];
    if ([...new Set(said)].join() !== wanted.join()) return [`${operationId}: «${said.join()}» recorded, not «${wanted.join()}»`];
    const named = found.flatMap((row) => row.family_ids).sort();
    const expected = [...families].sort();
    return named.join() === expected.join() ? [] : [`${operationId} ${outcome}: families ${named.join()}, not ${expected.join()}`];
  });
}

function doorAsks(operationId: string): boolean {
  const door: Door | 'public' = access[operationId as OperationId];
  return door !== 'public' && door.families;
}

function grouped<R extends { trace_id: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row.trace_id, [...(groups.get(row.trace_id) ?? []), row]);
  return groups;
}

/** What is written down of calls as such, whatever they come to. */
const ofCalls = ['access_record', 'access_family', 'access_chain', 'export_count'];

/** One value for everything that is stored: the same as long as nothing has changed. */
export async function fingerprint(db: Kysely<Database>): Promise<string> {
  // A partition is read through its table.
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`.execute(db);
  const prints = [];
  for (const { name } of rows.filter((row) => !ofCalls.includes(row.name))) {
    const { rows: [row] } = await sql<{ print: string }>`
      select count(*) || ':' || coalesce(sum(hashtextextended(one::text, 0)), 0) as print from ${sql.table(name)} one`.execute(db);
    prints.push(`${name}=${row?.print}`);
  }
  return prints.join('\n');
}
