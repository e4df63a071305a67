import { type Kysely, sql } from 'kysely';

/**
 * Bulk imports (массовая загрузка): what was sent, its lines until they are worked off, and what became of each line. Lines hold personal
 * data and go when the import ends; results hold none. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
/** A curator has no imports. */
const ofOrganisation = 'organisation_id = (select wall_organisation()) and (select wall_specialist()) is null';

const statements = [
  `create table data_import (
     id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     client_id text not null,
     role text not null,
     trace_id text not null,
     kind text not null check (kind in ('families', 'specialists', 'cases')),
     mode text not null check (mode in ('all', 'good')),
     on_known text not null check (on_known in ('skip', 'refuse')),
     dry_run boolean not null,
     -- the outside system that the file's ids belong to
     system text,
     format text not null check (format in ('ndjson', 'csv')),
     charset text,
     separator text,
     -- of a CSV file: our names of its columns
     columns text[],
     state text not null check (state in ('receiving', 'waiting', 'checking', 'storing', 'finished', 'refused', 'cancelled', 'failed')),
     -- where a broken upload goes on: bytes of whole lines taken in, and how many lines of text they are
     received_bytes bigint not null default 0,
     received_rows integer not null default 0,
     received integer not null default 0,
     checked integer not null default 0,
     stored integer not null default 0,
     known integer not null default 0,
     refused integer not null default 0,
     -- the last line that was worked off in the present pass
     at_line integer not null default 0,
     attempts integer not null default 0,
     failure text,
     created_at timestamptz not null,
     received_at timestamptz,
     started_at timestamptz,
     worked_at timestamptz,
     finished_at timestamptz,
     unique (id, organisation_id),
     foreign key (organisation_id, region) references organisation (id, region)
   )`,
  // the next import to work on, the one that has waited longest first
  `create index data_import_waiting on data_import (worked_at nulls first, id) where state in ('waiting', 'checking', 'storing')`,
  // listImports: an organisation's imports, newest first
  `create index data_import_organisation on data_import (organisation_id, id)`,
  // the clean-up: imports that ended, or were left in the middle, long ago
  `create index data_import_created on data_import (created_at)`,
  // No foreign key from lines and results: it would be checked millions of times against one row. Whoever writes them has locked the import,
  // and whoever deletes it deletes them first.
  // Lines wait a batch a row: a row each would cost more than the families that they tell of.
  `create table import_batch (
     import_id uuid not null,
     organisation_id uuid not null,
     first_line integer not null,
     -- where each of its lines stands in the file
     line_numbers integer[] not null,
     -- JSON, a line each; an empty one could not be read
     content text not null,
     -- of those that could not be read: by the place in the batch, from 0
     faults jsonb,
     -- the next batch to work off
     primary key (import_id, first_line)
   )`,
  // it is read once and deleted: no time for packing
  `alter table import_batch alter column content set storage external`,
  `create table import_result (
     import_id uuid not null,
     organisation_id uuid not null,
     line_number integer not null,
     state text not null check (state in ('stored', 'known', 'refused')),
     target_id uuid,
     -- codes and places, never values
     faults jsonb,
     -- listImportResults
     primary key (import_id, line_number)
   )`,
  // listImportResults of one state
  `create index import_result_refused on import_result (import_id, line_number) where state = 'refused'`,
  ...['data_import', 'import_batch', 'import_result'].flatMap(wall),
];

function wall(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select using (${system} or (${ofOrganisation}))`,
    `create policy added on ${table} for insert with check (${system} or (${ofOrganisation}))`,
    `create policy changed on ${table} for update using (${system} or (${ofOrganisation})) with check (${system} or (${ofOrganisation}))`,
    `create policy removed on ${table} for delete using (${system} or (${ofOrganisation}))`,
    `grant select, insert, update, delete on ${table} to soprovozhdenie_app`,
  ];
}
