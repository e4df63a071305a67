import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

// For the verifier: every value as the database holds it, in text, so that no driver rounds an instant or tidies an array on the way.

/** A record as it stands in the database; instants are microseconds since 1970, hashes hexadecimal. */
export interface StoredRecord {
  chain: string;
  seq: string;
  id: string;
  at: string;
  organisationId: string | null;
  clientId: string;
  role: string;
  specialistId: string | null;
  callerOrganisationId: string | null;
  operation: string;
  outcome: string;
  purpose: string | null;
  address: string | null;
  traceId: string;
  asked: string | null;
  familyIds: string;
  keyId: string;
  previousHash: string;
  hash: string;
  /** Whether each of its families finds it. */
  found: boolean;
}

/** The head row of a chain. */
export interface StoredHead {
  seq: string;
  hash: string;
}

/** Every chain that has a record or a head row, by name; jumps from chain to chain instead of reading all records. */
export async function chainNames(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ chain: string }>`
    with recursive name as (
      (select chain from access_record order by chain limit 1)
      union all
      select (select r.chain from access_record r where r.chain > name.chain order by r.chain limit 1)
        from name where name.chain is not null)
    select chain from name where chain is not null union select chain from access_chain order by chain`.execute(tx);
  return rows.map(({ chain }) => chain);
}

/** The head row of a chain; undefined when there is none. */
export async function storedHead(tx: Tx, chain: string): Promise<StoredHead | undefined> {
  const { rows } = await sql<StoredHead>`
    select seq::text as seq, encode(hash, 'hex') as hash from access_chain where chain = ${chain}`.execute(tx);
  return rows[0];
}

/** The next records of a chain, in order. */
export async function storedRecords(tx: Tx, chain: string, after: string | null, limit: number): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select chain, seq::text as seq, id::text as id, trunc(extract(epoch from at) * 1000000)::text as at,
           organisation_id::text as "organisationId", client_id as "clientId", role, specialist_id::text as "specialistId",
           caller_organisation_id::text as "callerOrganisationId", operation, outcome, purpose, address, trace_id as "traceId", asked,
           family_ids::text as "familyIds", key_id as "keyId", encode(previous_hash, 'hex') as "previousHash",
           encode(hash, 'hex') as hash,
           not exists (select from unnest(family_ids) as family (id)
                        where not exists (select from access_family f
                                           where f.family_id = family.id and f.seq = access_record.seq
                                             and f.organisation_id = access_record.organisation_id)) as found
      from access_record
     where chain = ${chain} and (${after}::bigint is null or access_record.seq > ${after}::bigint)
     order by access_record.seq
     limit ${limit}`.execute(tx);
  return rows;
}

/** The hashes that the records have now which some heads speak of, in the order of the heads; null for a record that is not there. */
export async function hashesAt(tx: Tx, heads: readonly { chain: string; seq: number }[]): Promise<(string | null)[]> {
  const { rows } = await sql<{ hash: string | null }>`
    select encode(r.hash, 'hex') as hash
      from jsonb_array_elements(${JSON.stringify(heads)}::jsonb) with ordinality as head (value, place)
      left join access_record r on r.chain = head.value ->> 'chain' and r.seq = (head.value ->> 'seq')::bigint
     order by head.place`.execute(tx);
  return rows.map(({ hash }) => hash);
}
