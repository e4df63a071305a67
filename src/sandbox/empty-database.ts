import { sql } from 'kysely';
import { openDatabase } from '../db/database.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';

/** A reset waits this long for requests that are under way, milliseconds. */
const PATIENCE = 60_000;

/**
 * Empties every table but the lists of migrations and of partitions, in one transaction, and begins all counting anew. Only the owner of the tables may:
 * records that nobody may delete are kept by triggers, which stand aside for that moment.
 * @param ownerUrl the database as the owner of its tables
 */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  const db = openDatabase({ url: ownerUrl, maxConnections: 1, statementTimeout: PATIENCE, applicationName: 'soprovozhdenie reset' });
  try {
    await inTransaction(db, systemWall, async (tx) => {
      const tables = await tablesOf(tx);
      for (const table of tables) await sql`alter table ${sql.id(table)} disable trigger user`.execute(tx);
      await sql`truncate table ${sql.join(tables.map((table) => sql.id(table)))} restart identity`.execute(tx);
      for (const table of tables) await sql`alter table ${sql.id(table)} enable trigger user`.execute(tx);
    });
  } finally {
    await db.destroy();
  }
}

async function tablesOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
       and c.relname <> 'time_partition' order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}
