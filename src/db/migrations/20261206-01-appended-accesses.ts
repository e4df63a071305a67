import { type Kysely, sql } from 'kysely';

/**
 * Records of accesses are appended by one call, which is a transaction by itself (docs/adr/0011-sealed-accesses.md). The release before appends with
 * statements of its own and is not touched. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Appends the records and moves the ends of their chains, if every chain still ends where it did; else it writes nothing and answers false.
  // It tells the wall itself, for the length of the transaction: no BEGIN goes before it.
  `create function append_accesses(records json, ends json) returns boolean language plpgsql as $$
     declare chains integer;
     begin
       perform set_config('wall.scope', 'system', true);
       with moved as (
         select * from json_to_recordset(ends) as moved (chain text, was_seq bigint, was_hash text, seq bigint, hash text)),
       held as (
         select c.chain from access_chain c join moved on moved.chain = c.chain
          where c.seq = moved.was_seq and c.hash = decode(moved.was_hash, 'hex')
          order by c.chain collate "C" for update of c),
       record as (
         select given.* from json_to_recordset(records) as given (
                  chain text, seq bigint, id uuid, at timestamptz, organisation_id uuid, client_id text, role text, specialist_id uuid,
                  caller_organisation_id uuid, operation text, outcome text, purpose text, address text, trace_id text, asked text,
                  family_ids uuid[], key_id text, previous_hash text, hash text, named_as uuid, same_families_as bigint)
          where (select count(*) from held) = (select count(*) from moved)),
       added as (
         insert into access_record (chain, seq, id, at, organisation_id, client_id, role, specialist_id, caller_organisation_id, operation, outcome,
                                    purpose, address, trace_id, asked, family_ids, key_id, previous_hash, hash, same_families_as)
         select chain, seq, id, at, organisation_id, client_id, role, specialist_id, caller_organisation_id, operation, outcome,
                purpose, address, trace_id, asked, family_ids, key_id, decode(previous_hash, 'hex'), decode(hash, 'hex'), same_families_as
           from record),
       named as (
         insert into access_family (family_id, organisation_id, seq, record_id)
         select unnest(case when named_as is null then family_ids else array[named_as] end), organisation_id, seq, id from record)
       update access_chain set seq = moved.seq, hash = decode(moved.hash, 'hex')
         from moved
        where access_chain.chain = moved.chain and exists (select from record);
       get diagnostics chains = row_count;
       return chains = json_array_length(ends);
     end $$`,
];
