import { CHAIN_START } from '../db/queries/access-records.ts';
import { type StoredRecord, storedRecords } from '../db/queries/access-verification.ts';
import type { Tx } from '../db/transaction.ts';
import { type AuditKey, sealOf } from './access-seal.ts';
import type { AccessFault } from './verify-fault.ts';

/** How far a walk along a chain has come: the last record met, and how many there were. */
export interface ChainWalk {
  seq: bigint;
  hash: string;
  records: number;
}

const PAGE = 1_000;

/** Walks along a chain from its first record and reports what is amiss: each record's number, its link to the one before, its seal. */
export async function walkChain(
  tx: Tx, chain: string, keys: ReadonlyMap<string, AuditKey>, report: (fault: AccessFault) => void,
): Promise<ChainWalk> {
  let walk: ChainWalk = { seq: 0n, hash: CHAIN_START.toString('hex'), records: 0 };
  let after: string | null = null;
  for (;;) {
    const page: StoredRecord[] = await storedRecords(tx, chain, after, PAGE);
    for (const record of page) {
      for (const what of faultsOf(record, walk, keys)) report({ chain, seq: record.seq, what });
      walk = { seq: BigInt(record.seq), hash: record.hash, records: walk.records + 1 };
    }
    after = page.at(-1)?.seq ?? null;
    if (page.length < PAGE) return walk;
  }
}

/** The walk goes on from what the record says of itself, so one fault is not told again for every record after it. */
function faultsOf(record: StoredRecord, before: ChainWalk, keys: ReadonlyMap<string, AuditKey>): string[] {
  const faults = [...placeFaults(record, before)];
  const key = keys.get(record.keyId);
  if (key === undefined) faults.push(`sealed with the key ${JSON.stringify(record.keyId)}, which was not given`);
  else if (sealOf(key, record).toString('hex') !== record.hash) faults.push('the seal does not fit: the record was changed or forged');
  if (!record.found) faults.push('a family that it names does not find it: its entry in access_family is missing');
  return faults;
}

function placeFaults(record: StoredRecord, before: ChainWalk): string[] {
  const seq = BigInt(record.seq);
  const expected = before.seq + 1n;
  if (seq > expected) {
    const last = seq - 1n;
    return [expected === last ? `record ${expected} before it is missing` : `records ${expected} to ${last} before it are missing`];
  }
  if (seq < expected) return ['numbers of records begin at 1'];
  if (record.previousHash === before.hash) return [];
  return ['does not follow the record before it: one of them was moved, replaced or changed'];
}
