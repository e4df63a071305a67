import type { Kysely } from 'kysely';
import { chainNames, storedHead } from '../db/queries/access-verification.ts';
import type { Database } from '../db/schema.ts';
import { inSnapshot, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import type { AuditKey } from './access-seal.ts';
import { checkExportedHeads, type HeadLine } from './verify-exported-heads.ts';
import { type ChainWalk, walkChain } from './verify-chain.ts';
import { detachedTables } from './verify-cuts.ts';
import type { AccessFault } from './verify-fault.ts';
import { keysByName } from './verify-record.ts';

export type { AccessFault } from './verify-fault.ts';

/** What to verify with. */
export interface Verifier {
  /** Every key that has sealed records, the present one and those before it. */
  keys: readonly AuditKey[];
  /** Heads exported earlier, as far as they were kept; read once, from first to last. */
  heads: AsyncIterable<HeadLine> | Iterable<HeadLine>;
  /** Told of every fault as it is met. */
  report: (fault: AccessFault) => void;
}

/** How much was looked at. */
export interface Verified {
  chains: number;
  records: number;
  /** Records that were taken out earlier and that sealed cuts tell of. */
  takenOut: number;
  /** Of these, how many were looked at where they lie now. */
  detached: number;
  heads: number;
  faults: number;
}

/** Looks at the whole record of accesses, as it stands at one moment; memory does not grow with the number of records or heads. */
export async function verifyAccesses(db: Kysely<Database>, verifier: Verifier): Promise<Verified> {
  return await inSnapshot(db, systemWall, (tx) => verifyWithin(tx, verifier));
}

/** The same inside a transaction that is open already and sees everything. */
export async function verifyWithin(tx: Tx, { keys, heads, report }: Verifier): Promise<Verified> {
  const counted = { chains: 0, records: 0, takenOut: 0, detached: 0, heads: 0, faults: 0 };
  const counting = (fault: AccessFault) => {
    counted.faults += 1;
    report(fault);
  };
  const look = { keys: keysByName(keys), report: counting, detached: await detachedTables(tx, counting) };
  const ends = new Map<string, bigint>();
  for (const chain of await chainNames(tx)) {
    const walk = await walkChain(tx, chain, look);
    await checkHeadRow(tx, chain, walk, counting);
    counted.chains += 1;
    counted.records += walk.records;
    counted.takenOut += walk.takenOut;
    counted.detached += walk.detached;
    ends.set(chain, walk.seq);
  }
  counted.heads = await checkExportedHeads(tx, heads, ends, counting);
  return counted;
}

async function checkHeadRow(tx: Tx, chain: string, walk: ChainWalk, report: Verifier['report']): Promise<void> {
  const head = await storedHead(tx, chain);
  if (head === undefined) return report({ chain, seq: '0', what: 'the head row of the chain is missing' });
  const seq = BigInt(head.seq);
  const gone = `the whole chain is gone: its head row tells of ${head.seq} records`;
  if (walk.seq === 0n) return report({ chain, seq: '0', what: gone });
  const next = walk.seq + 1n;
  if (seq > walk.seq) {
    report({ chain, seq: String(next), what: `the tail is cut: records ${next} to ${seq} are missing (known from the head row)` });
  } else if (seq < walk.seq) {
    report({ chain, seq: head.seq, what: `the head row was set back: it tells of ${seq} records, there are some up to ${walk.seq}` });
  } else if (head.hash !== walk.hash) {
    report({ chain, seq: head.seq, what: 'the head row has another hash than the last record' });
  }
}
