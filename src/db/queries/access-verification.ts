import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../transaction.ts';
import type { PartBounds } from './partitions.ts';

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

/** Every chain that has a record, a cut or a head row, by name; jumps from chain to chain instead of reading all records. */
export async function chainNames(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ chain: string }>`
    with recursive name as (
      (select chain from access_record order by chain limit 1)
      union all
      select (select r.chain from access_record r where r.chain > name.chain order by r.chain limit 1)
        from name where name.chain is not null)
    select chain from name where chain is not null union select chain from access_chain union select chain from access_cut order by chain`.execute(tx);
  return rows.map(({ chain }) => chain);
}

/** The head row of a chain; undefined when there is none. */
export async function storedHead(tx: Tx, chain: string): Promise<StoredHead | undefined> {
  const { rows } = await sql<StoredHead>`
    select seq::text as seq, encode(hash, 'hex') as hash from access_chain where chain = ${chain}`.execute(tx);
  return rows[0];
}

/** What is read of a record `r`, with what says whether its families find it. */
const columns = (found: RawBuilder<unknown>) => sql`
  r.chain, r.seq::text as seq, r.id::text as id, trunc(extract(epoch from r.at) * 1000000)::text as at,
  r.organisation_id::text as "organisationId", r.client_id as "clientId", r.role, r.specialist_id::text as "specialistId",
  r.caller_organisation_id::text as "callerOrganisationId", r.operation, r.outcome, r.purpose, r.address, r.trace_id as "traceId", r.asked,
  r.family_ids::text as "familyIds", r.key_id as "keyId", encode(r.previous_hash, 'hex') as "previousHash",
  encode(r.hash, 'hex') as hash, ${found} as found`;

/** Whether an entry of `id` leads to the record `of`. */
const entered = (id: RawBuilder<unknown>, of: RawBuilder<unknown>, recordId: RawBuilder<unknown>) => sql`
  exists (select from access_family f
           where f.family_id = ${id} and f.seq = ${of}.seq and f.organisation_id = ${of}.organisation_id and f.record_id = ${recordId})`;

/** Rows of former times do not say their record's id; they all lie in the partition of the past, so the second look is at that one only. */
const foundDirectly = sql`not exists (select from unnest(r.family_ids) as family (id)
  where not ${entered(sql`family.id`, sql`r`, sql`r.id`)} and not ${entered(sql`family.id`, sql`r`, sql`'00000000-0000-0000-0000-000000000000'`)})`;

/** The record that named the same families: an entry of it leads to this one, and all the families find it, by entries that say its id. */
const foundThroughAnother = sql`exists (select from access_record n
  where n.chain = r.chain and n.seq = r.same_families_as and n.id < r.id and n.id >= least_id_of_month(r.id, 0)
    and n.family_ids = r.family_ids and n.organisation_id = r.organisation_id
    and ${entered(sql`n.id`, sql`r`, sql`r.id`)}
    and not exists (select from unnest(n.family_ids) as family (id) where not ${entered(sql`family.id`, sql`n`, sql`n.id`)}))`;

const foundByFamilies = sql`case when r.same_families_as is null then ${foundDirectly} else ${foundThroughAnother} end`;

/** Where a page of records ended. Numbers are unique in each month only, until somebody has looked: the id tells two of one number apart. */
export type RecordPlace = Pick<StoredRecord, 'chain' | 'seq' | 'id'>;

/** The next records of a chain, in order. */
export async function storedRecords(tx: Tx, chain: string, after: RecordPlace | undefined, limit: number): Promise<StoredRecord[]> {
  const further = after === undefined ? sql`true` : sql`(r.seq, r.id) > (${after.seq}::bigint, ${after.id}::uuid)`;
  const { rows } = await sql<StoredRecord>`
    select ${columns(foundByFamilies)} from access_record r where r.chain = ${chain} and ${further} order by r.seq, r.id limit ${limit}`.execute(tx);
  return rows;
}

/** The next records of a month, chain after chain. */
export async function recordsOfPart(tx: Tx, { from, to }: PartBounds, after: RecordPlace | undefined, limit: number): Promise<StoredRecord[]> {
  const further = after === undefined ? sql`true` : sql`(r.chain, r.seq) > (${after.chain}, ${after.seq}::bigint)`;
  const { rows } = await sql<StoredRecord>`
    select ${columns(foundByFamilies)} from access_record r
     where r.id < least_id_at(${to}::timestamptz) and ${from === null ? sql`true` : sql`r.id >= least_id_at(${from}::timestamptz)`} and ${further}
     order by r.chain, r.seq limit ${limit}`.execute(tx);
  return rows;
}

/** The next records of a chain in a table that was detached, up to a number. Their families are not looked for: those went with a table of their own. */
export async function detachedRecords(tx: Tx, table: string, chain: string, after: string, last: string, limit: number): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select ${columns(sql`true`)} from ${sql.table(table)} r
     where r.chain = ${chain} and r.seq > ${after}::bigint and r.seq <= ${last}::bigint order by r.seq limit ${limit}`.execute(tx);
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
