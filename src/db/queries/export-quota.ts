import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** Counts one export more, in one statement, unless the day's `limit` is reached: false then. */
export async function countExport(db: Kysely<Database>, clientId: string, day: string, limit: number): Promise<boolean> {
  const { rows } = await sql`
    insert into export_count as c (client_id, day, count) select ${clientId}, ${day}, 1 where ${limit}::integer > 0
    on conflict (client_id, day) do update set count = c.count + 1 where c.count < ${limit}::integer
    returning c.count`.execute(db);
  return rows.length > 0;
}

/** Takes back the count of an export that came to nothing. */
export async function uncountExport(db: Kysely<Database>, clientId: string, day: string): Promise<void> {
  await db.updateTable('export_count').set((eb) => ({ count: eb('count', '-', 1) }))
    .where('client_id', '=', clientId).where('day', '=', day).where('count', '>', 0).execute();
}

/** Deletes the counts of days before `day`. How many went. */
export async function deleteExportCounts(db: Kysely<Database>, day: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('export_count').where('day', '<', day).executeTakeFirst();
  return Number(numDeletedRows);
}
