import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** A cut as it stands in the database: numbers and instants (microseconds since 1970) in text, hashes and the seal hexadecimal. */
export interface StoredCut {
  chain: string;
  firstSeq: string;
  lastSeq: string;
  previousHash: string;
  lastHash: string;
  /** The partition that was taken out, by the name that it had. */
  part: string;
  at: string;
  keyId: string;
  seal: string;
}

/** A cut as it is written; `at` is an ISO instant. */
export type NewCut = StoredCut;

/** Says of each chain what goes with a part, in one statement. */
export async function addCuts(tx: Tx, cuts: readonly NewCut[]): Promise<void> {
  await sql`
    insert into access_cut (chain, first_seq, last_seq, previous_hash, last_hash, part, cut_at, key_id, seal)
    select chain, "firstSeq", "lastSeq", decode("previousHash", 'hex'), decode("lastHash", 'hex'), part, at, "keyId", decode(seal, 'hex')
      from jsonb_to_recordset(${JSON.stringify(cuts)}::jsonb) as cut (
             chain text, "firstSeq" bigint, "lastSeq" bigint, "previousHash" text, "lastHash" text, part text, at timestamptz, "keyId" text, seal text)`.execute(tx);
}

/** The cuts of a chain, in order. */
export async function storedCuts(tx: Tx, chain: string): Promise<StoredCut[]> {
  const { rows } = await sql<StoredCut>`
    select chain, first_seq::text as "firstSeq", last_seq::text as "lastSeq", encode(previous_hash, 'hex') as "previousHash",
           encode(last_hash, 'hex') as "lastHash", part, trunc(extract(epoch from cut_at) * 1000000)::text as at, key_id as "keyId", encode(seal, 'hex') as seal
      from access_cut where chain = ${chain} order by first_seq`.execute(tx);
  return rows;
}

/** Tables of detached records that are there and that this role may read. */
export async function readableDetached(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select p.name from time_partition p join pg_class c on c.oid = to_regclass(format('public.%I', p.name))
     where p.table_name = 'access_record' and p.detached_at is not null and has_table_privilege(c.oid, 'select') order by p.from_at`.execute(tx);
  return rows.map(({ name }) => name);
}

/** How many records of a detached table no cut tells of. */
export async function uncutRecords(tx: Tx, table: string, part: string): Promise<number> {
  const { rows: [counted] } = await sql<{ uncut: number }>`
    select count(*)::int as uncut from ${sql.table(table)} r
     where not exists (select from access_cut c where c.chain = r.chain and c.part = ${part} and r.seq between c.first_seq and c.last_seq)`.execute(tx);
  return counted?.uncut ?? 0;
}
