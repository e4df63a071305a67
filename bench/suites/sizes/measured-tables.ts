import type pg from 'pg';

/** What one case takes of a table. */
export interface Measured {
  table: string;
  rows: number;
  bytes: number;
  inIndexes: number;
}

/** Written for a case once, and left out when a provider is copied: of these only the first provider has rows. */
const uncopied = ['outbox', 'audit_record'];
/** Of a provider or of the whole service, however many cases there are. */
const notOfCases = ['organisation', 'specialist', 'regulation', 'kysely_migration', 'kysely_migration_lock', 'register_counter'];

/** Every table that grows with the cases, largest first. */
export async function measuredTables(owner: pg.Client, cases: number, casesOfFirst: number): Promise<Measured[]> {
  await owner.query('vacuum analyze');
  const { rows } = await owner.query<{ table: string; bytes: string; indexes: string }>(`
    select coalesce(pg_partition_root(c.oid), c.oid)::regclass::text as table, sum(pg_total_relation_size(c.oid)) as bytes, sum(pg_indexes_size(c.oid)) as indexes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' group by 1`);
  const tables: Measured[] = [];
  for (const { table, bytes, indexes } of rows) {
    if (notOfCases.includes(table)) continue;
    const { rows: [counted] } = await owner.query<{ rows: number }>(`select count(*)::int as rows from ${table}`);
    if ((counted?.rows ?? 0) < casesOfFirst / 2) continue;
    const by = uncopied.includes(table) ? casesOfFirst : cases;
    tables.push({ table, rows: (counted?.rows ?? 0) / by, bytes: Number(bytes) / by, inIndexes: Number(indexes) / by });
  }
  return tables.sort((one, other) => other.bytes - one.bytes);
}
