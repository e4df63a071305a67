import type { StoredRecord } from '../db/queries/access-verification.ts';
import { type AuditKey, sealOf } from './access-seal.ts';

/** The keys that have sealed records, by their names. */
export type Keys = ReadonlyMap<string, AuditKey>;

export function keysByName(keys: readonly AuditKey[]): Keys {
  return new Map(keys.map((key) => [key.id, key]));
}

/** Where a walk along a chain stands: the last number met, and its hash. */
export interface ChainPlace {
  seq: bigint;
  hash: string;
}

/** What a record says wrongly of itself. */
export function sealFaults(record: StoredRecord, keys: Keys): string[] {
  const faults: string[] = [];
  const key = keys.get(record.keyId);
  if (key === undefined) faults.push(unknownKey(record.keyId));
  else if (sealOf(key, record).toString('hex') !== record.hash) faults.push('the seal does not fit: the record was changed or forged');
  if (!record.found) faults.push('a family that it names does not find it: its entry in access_family is missing');
  return faults;
}

export function unknownKey(keyId: string): string {
  return `sealed with the key ${JSON.stringify(keyId)}, which was not given`;
}

/** What is wrong with a record's place after the one before. */
export function placeFaults(record: StoredRecord, before: ChainPlace): string[] {
  const seq = BigInt(record.seq);
  const expected = before.seq + 1n;
  if (seq > expected) {
    const last = seq - 1n;
    return [expected === last ? `record ${expected} before it is missing` : `records ${expected} to ${last} before it are missing`];
  }
  if (seq < expected) return [seq > 0n ? 'another record has its number' : 'numbers of records begin at 1'];
  if (record.previousHash === before.hash) return [];
  return ['does not follow the record before it: one of them was moved, replaced or changed'];
}
