import { CHAIN_START } from '../db/queries/access-records.ts';
import type { StoredCut } from '../db/queries/access-cuts.ts';
import { type StoredRecord, storedRecords } from '../db/queries/access-verification.ts';
import type { Tx } from '../db/transaction.ts';
import { placeAfter, returnedFaults, soundCuts, walkDetached } from './verify-cuts.ts';
import type { AccessFault } from './verify-fault.ts';
import { type ChainPlace, type Keys, placeFaults, sealFaults } from './verify-record.ts';

/** What chains are looked at with. */
export interface Look {
  keys: Keys;
  report: (fault: AccessFault) => void;
  /** Tables with records that were taken out, by the name of the part. */
  detached: ReadonlyMap<string, string>;
}

/** How far a walk along a chain has come, and what it has met. */
export interface ChainWalk extends ChainPlace {
  records: number;
  /** Records that cuts tell of. */
  takenOut: number;
  /** Of these, how many were looked at where they lie now. */
  detached: number;
}

const PAGE = 1_000;

/**
 * Walks along a chain from its first record and reports what is amiss: each record's number, its link to the one before, its seal. Where records are
 * missing that a sealed cut tells of, it goes on behind the cut.
 */
export async function walkChain(tx: Tx, chain: string, look: Look): Promise<ChainWalk> {
  const cuts = await soundCuts(tx, chain, look.keys, look.report);
  const [byFirst, byLast] = [new Map(cuts.map((cut) => [cut.firstSeq, cut])), new Map(cuts.map((cut) => [cut.lastSeq, cut]))];
  let walk: ChainWalk = { seq: 0n, hash: CHAIN_START.toString('hex'), records: 0, takenOut: 0, detached: 0 };
  let after: StoredRecord | undefined;
  for (;;) {
    const page: StoredRecord[] = await storedRecords(tx, chain, after, PAGE);
    for (const record of page) {
      walk = await overCuts(tx, byFirst, walk, BigInt(record.seq), look);
      const faults = [...placeFaults(record, walk), ...sealFaults(record, look.keys), ...returnedFaults(record, byLast.get(record.seq))];
      for (const what of faults) look.report({ chain, seq: record.seq, what });
      // on from what the record says of itself, so that one fault is not told again for every record after it
      walk = { ...walk, seq: BigInt(record.seq), hash: record.hash, records: walk.records + 1 };
    }
    after = page.at(-1);
    if (page.length < PAGE) return await overCuts(tx, byFirst, walk, undefined, look);
  }
}

/** Over what cuts tell of, as long as it ends before the next record. */
async function overCuts(tx: Tx, cuts: ReadonlyMap<string, StoredCut>, from: ChainWalk, next: bigint | undefined, look: Look): Promise<ChainWalk> {
  let walk = from;
  for (;;) {
    const cut = cuts.get(String(walk.seq + 1n));
    if (cut === undefined || (next !== undefined && BigInt(cut.lastSeq) >= next)) return walk;
    const table = look.detached.get(cut.part);
    const detached = table === undefined ? 0 : await walkDetached(tx, table, cut, look.keys, look.report);
    const takenOut = Number(BigInt(cut.lastSeq) - walk.seq);
    walk = { ...walk, ...placeAfter(cut, walk, look.report), takenOut: walk.takenOut + takenOut, detached: walk.detached + detached };
  }
}
