import { readableDetached, type StoredCut, storedCuts, uncutRecords } from '../db/queries/access-cuts.ts';
import { detachedRecords, type StoredRecord } from '../db/queries/access-verification.ts';
import type { Tx } from '../db/transaction.ts';
import { sealOfCut } from './access-seal.ts';
import type { AccessFault } from './verify-fault.ts';
import { type ChainPlace, type Keys, placeFaults, sealFaults, unknownKey } from './verify-record.ts';

type Report = (fault: AccessFault) => void;

const PAGE = 1_000;
const DETACHED = 'detached_';

/** The cuts of a chain whose seals fit; of the others it is told, and they count for nothing. */
export async function soundCuts(tx: Tx, chain: string, keys: Keys, report: Report): Promise<StoredCut[]> {
  const cuts = await storedCuts(tx, chain);
  return cuts.filter((cut) => {
    const key = keys.get(cut.keyId);
    if (key !== undefined && sealOfCut(key, cut).toString('hex') === cut.seal) return true;
    const why = key === undefined ? `is ${unknownKey(cut.keyId)}` : 'does not fit its seal: it was changed or forged';
    report({ chain, seq: cut.firstSeq, what: `the cut of ${span(cut)} ${why}` });
    return false;
  });
}

/** The place after a cut: what it tells of is taken for granted, if it follows what is before it. */
export function placeAfter(cut: StoredCut, before: ChainPlace, report: Report): ChainPlace {
  if (cut.previousHash !== before.hash) {
    report({ chain: cut.chain, seq: cut.firstSeq, what: `the cut of ${span(cut)} does not follow the record before it` });
  }
  return { seq: BigInt(cut.lastSeq), hash: cut.lastHash };
}

/** Where records are that a cut tells of, as after a month was put back, the last one must be the one that was taken out. */
export function returnedFaults(record: StoredRecord, cut: StoredCut | undefined): string[] {
  return cut === undefined || cut.lastHash === record.hash ? [] : ['another record stands here than when this part was taken out'];
}

/** The tables with detached records that can be looked at, by the name of the part. */
export async function detachedTables(tx: Tx, report: Report): Promise<Map<string, string>> {
  const tables = new Map((await readableDetached(tx)).map((name) => [name.slice(DETACHED.length), name]));
  for (const [part, table] of tables) {
    const uncut = await uncutRecords(tx, table, part);
    if (uncut > 0) report({ chain: `(${table})`, seq: '0', what: `no cut tells of ${uncut} of its records` });
  }
  return tables;
}

/** Walks along what a cut tells of, in the table that it lies in now; how many records were looked at. */
export async function walkDetached(tx: Tx, table: string, cut: StoredCut, keys: Keys, report: Report): Promise<number> {
  let place: ChainPlace = { seq: BigInt(cut.firstSeq) - 1n, hash: cut.previousHash };
  let records = 0;
  const tell = (seq: string, what: string) => report({ chain: cut.chain, seq, what: `${what} (in ${table})` });
  for (;;) {
    const page = await detachedRecords(tx, table, cut.chain, String(place.seq), cut.lastSeq, PAGE);
    for (const record of page) {
      for (const what of [...placeFaults(record, place), ...sealFaults(record, keys)]) tell(record.seq, what);
      place = { seq: BigInt(record.seq), hash: record.hash };
    }
    records += page.length;
    if (page.length < PAGE) break;
  }
  if (place.seq < BigInt(cut.lastSeq)) tell(String(place.seq + 1n), `records ${place.seq + 1n} to ${cut.lastSeq} are missing`);
  else if (place.hash !== cut.lastHash) tell(cut.lastSeq, 'another record stands here than when this part was taken out');
  return records;
}

function span({ firstSeq, lastSeq }: StoredCut): string {
  return `records ${firstSeq} to ${lastSeq}`;
}
