import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Clock } from '../../../src/clock.ts';
import type { Database } from '../../../src/db/schema.ts';
import { workOffImports } from '../../../src/jobs/imports.ts';
import type { OperationContext } from '../../../src/operations/context.ts';
import { createImport } from '../../../src/operations/imports/receive-import.ts';
import { SeenFamilies } from '../../../src/operations/seen-families.ts';
import { lineReader } from '../../../src/routes/imports/line-reader.ts';
import { familiesFile } from './file.ts';

/** The tables that an import of families fills for good. */
const tables = ['family', 'family_member', 'external_id', 'audit_record'];
const bench = { kind: 'families', mode: 'good', onKnown: 'refuse', dryRun: false, system: 'bench', form: { format: 'ndjson', charset: null, separator: null } } as const;

/** What both turns work with. */
export interface Ground {
  service: Kysely<Database>;
  /** The superuser. */
  owner: pg.Client;
  clock: Clock;
  organisationId: string;
  families: number;
}

/** Milliseconds from the first byte to the end of the import; and how large the process grew, in MB. */
export async function importTurn({ service, clock, organisationId, families }: Ground, round: number): Promise<{ took: number; rss: number }> {
  const caller = { clientId: 'bench', role: 'integration', scope: { kind: 'organisation', organisationId } } as const;
  const ctx: OperationContext = { db: service, clock, caller, traceId: 'bench', operation: 'createImport', seen: new SeenFamilies() };
  const reader = lineReader();
  const logger = { debug: () => undefined, warn: () => undefined, error: (facts: object) => console.error(facts) };
  let rss = 0;
  const watch = setInterval(() => (rss = Math.max(rss, process.memoryUsage.rss())), 20);
  const began = performance.now();
  const { id } = await createImport(ctx, bench, { chunks: familiesFile(families, round), more: false });
  await workOffImports({ db: service, clock, logger, reader });
  const took = performance.now() - began;
  clearInterval(watch);
  await complete(service, id, families);
  return { took, rss: rss / 1_048_576 };
}

async function complete(service: Kysely<Database>, id: string, families: number): Promise<void> {
  const { systemWall } = await import('../../../src/db/wall.ts');
  const { inSnapshot } = await import('../../../src/db/transaction.ts');
  const row = await inSnapshot(service, systemWall, (tx) => tx.selectFrom('data_import').select(['state', 'stored']).where('id', '=', id).executeTakeFirst());
  if (row?.state !== 'finished' || row.stored !== families) throw new Error(`The import ended as ${row?.state} with ${row?.stored} families`);
}

/** Milliseconds for the very same rows by COPY, in one transaction, with all keys and indexes in place. Leaves the tables empty. */
export async function copyTurn({ owner }: Ground): Promise<number> {
  const { rows: [folder] } = await owner.query<{ data_directory: string }>('show data_directory');
  const file = (table: string) => `'${join(folder?.data_directory ?? '', `bench-${table}`)}'`;
  const columns: Record<string, string> = {};
  for (const table of tables) {
    columns[table] = await plainColumns(owner, table);
    await owner.query(`copy ${table} (${columns[table]}) to ${file(table)}`);
  }
  await empty(owner);
  const began = performance.now();
  await owner.query('begin');
  for (const table of tables) await owner.query(`copy ${table} (${columns[table]}) from ${file(table)}`);
  await owner.query('commit');
  const took = performance.now() - began;
  await empty(owner);
  return took;
}

async function plainColumns(owner: pg.Client, table: string): Promise<string> {
  const { rows: [found] } = await owner.query<{ list: string }>(`
    select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table]);
  return found?.list ?? '';
}

async function empty(owner: pg.Client): Promise<void> {
  await owner.query(`truncate ${tables.join(', ')}, import_batch, import_result, data_import cascade`);
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
}
