import { type Kysely, sql } from 'kysely';

/**
 * Who looked at whose data: one chain of sealed records for each organisation, and the head of each chain. Nothing here is newer than
 * PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table access_record (
     chain text not null,
     seq bigint not null check (seq > 0),
     id uuid not null,
     at timestamptz not null,
     organisation_id uuid,
     client_id text not null,
     role text not null,
     specialist_id uuid,
     caller_organisation_id uuid,
     operation text not null,
     outcome text not null check (outcome in ('shown', 'notFound', 'forbidden', 'refused')),
     purpose text,
     address text,
     trace_id text not null,
     asked text,
     family_ids uuid[] not null,
     key_id text not null,
     previous_hash bytea not null check (length(previous_hash) = 32),
     hash bytea not null check (length(hash) = 32),
     primary key (chain, seq)
   )`,
  // listAccesses: which records name one family. A GIN index on family_ids would serve nobody behind the wall: PostgreSQL does not
  // let an operator that is not leakproof, as @> of arrays is not, look at rows before the policy has.
  `create table access_family (
     family_id uuid not null,
     organisation_id uuid not null,
     seq bigint not null
   )`,
  // the same; narrow, for a page of a list leaves a row for each of its families
  `create index access_family_records on access_family (family_id, seq)`,
  ...['access_record', 'access_family'].flatMap((table) => [
    `create trigger ${table}_append_only before update or delete on ${table}
       for each row execute function forbid_change()`,
    `create trigger ${table}_never_emptied before truncate on ${table}
       for each statement execute function forbid_change()`,
  ]),
  // one row a chain, locked by whoever appends to it; `seq` is 0 only inside the transaction of the chain's first record
  `create table access_chain (
     chain text primary key,
     seq bigint not null check (seq >= 0),
     hash bytea not null check (length(hash) = 32)
   )`,
  ...['access_record', 'access_family', 'access_chain'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
  ]),
  `create policy seen on access_record for select
     using ((select wall_is_system()) or organisation_id = (select wall_organisation()))`,
  `create policy added on access_record for insert with check ((select wall_is_system()))`,
  `create policy seen on access_family for select
     using ((select wall_is_system()) or organisation_id = (select wall_organisation()))`,
  `create policy added on access_family for insert with check ((select wall_is_system()))`,
  `create policy kept on access_chain using ((select wall_is_system())) with check ((select wall_is_system()))`,
  `grant select, insert on access_record, access_family to soprovozhdenie_app`,
  `grant select, insert, update on access_chain to soprovozhdenie_app`,
];
