import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import { statement } from '../statement.ts';
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

/**
 * What leads to a record's families in place of a row for each of them: the earlier record of its chain and month that named the same ones. Its id stands
 * where the id of a family would; ids of version 7 are given once, so that none is both a record's and a family's.
 */
export interface Pointer {
  named_as?: string;
  /** The number of that record; without a pointer the record's families are written, one row each. */
  same_families_as?: number;
}

/** What stands before a chain's first record. */
export const CHAIN_START = Buffer.alloc(32);

/** Begins chains that are not there yet, in the order of their names: whoever writes meanwhile does the same, so nobody deadlocks. Those it began. */
export async function beginChains(tx: Tx, chains: readonly string[]): Promise<string[]> {
  const rows = chains.toSorted().map((chain) => ({ chain, seq: 0, hash: CHAIN_START }));
  const begun = await tx.insertInto('access_chain').values(rows).onConflict((conflict) => conflict.doNothing()).returning('chain').execute();
  return begun.map(({ chain }) => chain);
}

/** Those of the chains that have records, or had some that were taken out. It looks into every month: for chains that have just been begun only. */
export async function chainsWithPast(tx: Tx, chains: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ chain: string }>`
    select name.chain from unnest(${chains}::text[]) as name (chain)
     where exists (select from access_record r where r.chain = name.chain) or exists (select from access_cut c where c.chain = name.chain)`.execute(tx);
  return rows.map(({ chain }) => chain);
}

/** The ends of the chains, locked until the end of the transaction; a chain that is not there is missing from the answer. */
export async function lockChains(tx: Tx, chains: readonly string[]): Promise<Map<string, ChainEnd>> {
  const { rows } = await tx.executeQuery(locked({ chains }));
  return new Map(rows.map(({ chain, seq, hash }) => [chain, { seq, hash }]));
}

const locked = statement((name) => sql<{ chain: string } & ChainEnd>`
  select chain, seq, hash from access_chain where chain = any (${name('chains')}) order by chain collate "C" for update`);

/** Records, with where their chains ended before them and end with them. */
export interface Appendix {
  records: readonly (SealedRow & Pointer)[];
  before: ReadonlyMap<string, ChainEnd>;
  ends: ReadonlyMap<string, ChainEnd>;
}

/**
 * Appends records if every chain still ends where it did before; else it writes nothing. A transaction by itself, in one trip, outside of one.
 * @returns whether it has appended them
 */
export async function appendRecords(db: Kysely<Database>, { records, before, ends }: Appendix): Promise<boolean> {
  const moved = [...ends].map(([chain, { seq, hash }]) => {
    const was = before.get(chain);
    return { chain, was_seq: was?.seq, was_hash: was?.hash.toString('hex'), seq, hash: hash.toString('hex') };
  });
  const { rows: [answer] } = await db.executeQuery(append({ records: JSON.stringify(records), ends: JSON.stringify(moved) }));
  return answer?.appended === true;
}

const append = statement((name) => sql<{ appended: boolean }>`select append_accesses(${name('records')}::json, ${name('ends')}::json) as appended`);
