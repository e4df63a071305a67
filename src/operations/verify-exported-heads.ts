import { hashesAt } from '../db/queries/access-verification.ts';
import type { Tx } from '../db/transaction.ts';
import type { AccessFault } from './verify-fault.ts';

/** A head as it was exported, or a line that cannot be read as one. */
export type HeadLine = { line: number; head: ExportedHead } | { line: number; head?: undefined };

/** What a head says: this record was the last of its chain, and this was its hash (hexadecimal). */
export interface ExportedHead {
  chain: string;
  seq: number;
  hash: string;
}

type Report = (fault: AccessFault) => void;

const PAGE = 1_000;

/**
 * Holds exported heads against the records: a chain that was dropped, cut off, or cut off and continued, has other records where
 * its heads were than they say. Every head counts, not only the last: a chain that grew again has a last head that fits.
 * @param ends the last record of each chain that is there
 * @returns how many heads were read
 */
export async function checkExportedHeads(
  tx: Tx, lines: AsyncIterable<HeadLine> | Iterable<HeadLine>, ends: ReadonlyMap<string, bigint>, report: Report,
): Promise<number> {
  const missing = new Map<string, number>();
  let count = 0;
  let page: ExportedHead[] = [];
  const checkPage = async () => {
    const hashes = await hashesAt(tx, page);
    page.forEach((head, index) => compare(head, hashes[index] ?? null, ends, missing, report));
    count += page.length;
    page = [];
  };
  for await (const { line, head } of lines) {
    if (head === undefined) report({ chain: '(exported heads)', seq: '0', what: `line ${line} cannot be read as a head` });
    else page.push(head);
    if (page.length === PAGE) await checkPage();
  }
  await checkPage();
  for (const [chain, seq] of missing) report(cutOff(chain, seq, ends.get(chain)));
  return count;
}

function compare(
  { chain, seq, hash }: ExportedHead, found: string | null, ends: ReadonlyMap<string, bigint>, missing: Map<string, number>,
  report: Report,
): void {
  if (found === null) {
    // a hole in the middle has been told by the walk along the chain
    if (BigInt(seq) > (ends.get(chain) ?? 0n)) missing.set(chain, Math.max(seq, missing.get(chain) ?? 0));
  } else if (found !== hash) {
    const what = 'another record stands here than when its head was exported: the chain was cut or rewritten, and continued';
    report({ chain, seq: String(seq), what });
  }
}

function cutOff(chain: string, seq: number, end: bigint | undefined): AccessFault {
  if (end === undefined || end === 0n) {
    return { chain, seq: '0', what: `the whole chain is gone: an exported head tells of ${seq} records` };
  }
  const first = end + 1n;
  return { chain, seq: String(first), what: `the tail is cut: records ${first} to ${seq} are missing (known from an exported head)` };
}
