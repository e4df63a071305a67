import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** Where a chain ends: the number and the hash of its last record. */
export interface ChainEnd {
  seq: number;
  hash: Buffer;
}

/** A record as it is written, named as the columns are; hashes are hexadecimal, `family_ids` is an array in PostgreSQL's text form. */
export interface SealedRow {
  chain: string;
  seq: number;
  id: string;
  at: string;
  organisation_id: string | null;
  client_id: string;
  role: string;
  specialist_id: string | null;
  caller_organisation_id: string | null;
  operation: string;
  outcome: string;
  purpose: string | null;
  address: string | null;
  trace_id: string;
  asked: string | null;
  family_ids: string;
  key_id: string;
  previous_hash: string;
  hash: string;
}

/** What stands before a chain's first record. */
export const CHAIN_START = Buffer.alloc(32);

/** Begins chains that are not there yet, in the order of their names: whoever writes meanwhile does the same, so nobody deadlocks. */
export async function beginChains(tx: Tx, chains: readonly string[]): Promise<void> {
  const rows = chains.toSorted().map((chain) => ({ chain, seq: 0, hash: CHAIN_START }));
  await tx.insertInto('access_chain').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

/** The ends of the chains, locked until the end of the transaction; a chain that is not there is missing from the answer. */
export async function lockChains(tx: Tx, chains: readonly string[]): Promise<Map<string, ChainEnd>> {
  const rows = await tx
    .selectFrom('access_chain')
    .selectAll()
    .where((eb) => eb('chain', '=', sql<string>`any (${chains})`))
    .orderBy(sql`chain collate "C"`)
    .forUpdate()
    .execute();
  return new Map(rows.map(({ chain, seq, hash }) => [chain, { seq, hash }]));
}

/** Appends the records and moves the ends of their chains, in one statement. */
export async function appendRecords(tx: Tx, records: readonly SealedRow[], ends: ReadonlyMap<string, ChainEnd>): Promise<void> {
  const heads = [...ends].map(([chain, { seq, hash }]) => ({ chain, seq, hash: hash.toString('hex') }));
  await sql`
    with added as (
      insert into access_record (chain, seq, id, at, organisation_id, client_id, role, specialist_id, caller_organisation_id,
                                 operation, outcome, purpose, address, trace_id, asked, family_ids, key_id, previous_hash, hash)
      select chain, seq, id, at, organisation_id, client_id, role, specialist_id, caller_organisation_id, operation, outcome,
             purpose, address, trace_id, asked, family_ids, key_id, decode(previous_hash, 'hex'), decode(hash, 'hex')
        from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as record (
               chain text, seq bigint, id uuid, at timestamptz, organisation_id uuid, client_id text, role text, specialist_id uuid,
               caller_organisation_id uuid, operation text, outcome text, purpose text, address text, trace_id text, asked text,
               family_ids uuid[], key_id text, previous_hash text, hash text)
      returning organisation_id, seq, family_ids),
    named as (
      insert into access_family (family_id, organisation_id, seq) select unnest(family_ids), organisation_id, seq from added)
    update access_chain
       set seq = head.seq, hash = decode(head.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as head (chain text, seq bigint, hash text)
     where access_chain.chain = head.chain`.execute(tx);
}
