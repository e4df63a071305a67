import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';

/** Makes the partition of the past end long ago, as after years of service: what the tables are to hold by then can be tried. */
export async function pastEnds(db: Kysely<Database>, table: string, day: string): Promise<void> {
  await inTransaction(db, systemWall, async (tx) => {
    await sql`set local timezone = 'Europe/Moscow'`.execute(tx);
    await sql.raw(`
      alter table ${table} detach partition ${table}_past;
      do $$ declare part text; begin
        for part in delete from time_partition where table_name = '${table}' and name <> '${table}_past' returning name loop
          execute format('drop table %I', part);
        end loop;
        update time_partition set to_at = '${day}' where name = '${table}_past';
        execute (select 'alter table ${table} attach partition ${table}_past for values from (minvalue) to ('
                   || partition_bound((select by_id from partitioned_tables() t where t.name = '${table}'), '${day}') || ')');
      end $$`).execute(tx);
  });
}

/** An event of a region, at an instant; its number. */
export async function anEvent(db: Kysely<Database>, at: string): Promise<number> {
  return await inTransaction(db, systemWall, async (tx) => {
    const { rows: [row] } = await sql<{ pos: number }>`
      insert into outbox (region, kind, data, occurred_at) values ('tatarstan', 'regulation.published', '{}', ${at}) returning pos`.execute(tx);
    return row?.pos ?? 0;
  });
}
