import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';

/** Tables that are the same however many families there are. */
const small = new Set([
  'calendar_revision', 'calendar_year', 'document_template', 'feed_epoch', 'job_item', 'job_run', 'kysely_migration', 'kysely_migration_lock', 'region_day_off',
  'regulation', 'webhook', 'webhook_position',
]);
const COPIES_AT_A_TIME = 500;
/** Of each table so many rows a case are copied at most: a plan needs many rows, not all. */
const ROWS_A_CASE = 1;
const MORE_ROWS: Record<string, number> = { case_fact: 3, family_member: 2, measure: 2 };

interface Column {
  table: string;
  name: string;
  type: string;
}

/**
 * Copies everything that belongs to families, organisations and people until there are so many cases, and has the planner look at it. Each
 * id keeps all but its first 48 bits, which are the copy's own. Without triggers and foreign keys: it is for plans, not for reading.
 * @returns how many cases there are
 */
export async function manyCases(db: Kysely<Database>, wanted: number): Promise<number> {
  const { cases } = await db.selectFrom('support_case').select((eb) => eb.fn.countAll<number>().as('cases')).executeTakeFirstOrThrow();
  const copies = Math.ceil(wanted / cases) - 1;
  const columns = (await columnsOf(db)).filter(({ table }) => !small.has(table));
  const tables = new Set(columns.map(({ table }) => table));
  await db.connection().execute(async (owner) => {
    await sql`set session_replication_role = replica`.execute(owner);
    await sql`set statement_timeout = 0`.execute(owner);
    for (const table of tables) await copyTable(owner, table, columns.filter((one) => one.table === table), copies, cases * (MORE_ROWS[table] ?? ROWS_A_CASE));
    await sql`reset session_replication_role`.execute(owner);
  });
  await sql`analyze`.execute(db);
  return cases * (copies + 1);
}

async function copyTable(owner: Kysely<Database>, table: string, columns: Column[], copies: number, most: number): Promise<void> {
  const names = sql.raw(columns.map(({ name }) => `"${name}"`).join(', '));
  const values = sql.raw(columns.map(({ name, type }) => valueOf(name, type)).join(', '));
  await sql`create temp table pattern on commit preserve rows as select ${names} from ${sql.table(table)} limit ${sql.lit(most)}`.execute(owner);
  for (let done = 0; done < copies; done += COPIES_AT_A_TIME) {
    await sql`
      insert into ${sql.table(table)} (${names})
      select ${values}
        from (select '017' || substr(digits, 4, 5) || '-' || right(digits, 4) as prefix, n
                from generate_series(${done}::integer + 1, least(${done}::integer + ${COPIES_AT_A_TIME}::integer, ${copies}::integer)) n, lpad(to_hex(n), 12, '0') digits) copy, pattern
      on conflict do nothing`.execute(owner);
  }
  await sql`drop table pattern`.execute(owner);
}

/** A copy has ids of its own, and lies in one of ten regions and of a hundred municipalities. */
function valueOf(name: string, type: string): string {
  if (type === 'uuid') return `(prefix || substr("${name}"::text, 14))::uuid`;
  if (name === 'region') return `"region" || n % 10`;
  return name === 'municipality' ? `"municipality" || n % 100` : `"${name}"`;
}

/** The columns that can be written; a partition is written through its table. */
async function columnsOf(db: Kysely<Database>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as table, c.column_name as name, c.data_type as type
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
       and exists (select from pg_class where oid = to_regclass(format('public.%I', c.table_name)) and not relispartition)
     order by c.table_name, c.ordinal_position`.execute(db);
  return rows;
}
