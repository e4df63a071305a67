import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { StoredCut } from '../db/queries/access-cuts.ts';

/** What seals the record of accesses. It never reaches the database, so whoever rules the database cannot seal a forged record. */
export interface AuditKey {
  /** Tells records sealed by different keys apart; says nothing about the secret. */
  id: string;
  secret: KeyObject;
}

/** Everything that a seal covers, each value exactly as the database holds it, in text. */
export interface Sealable {
  chain: string;
  seq: string;
  id: string;
  /** Microseconds since 1970. */
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
  /** PostgreSQL's text form of the array: `{…,…}`. */
  familyIds: string;
  keyId: string;
  /** Hexadecimal. */
  previousHash: string;
}

/** The key with its name: the first 8 hexadecimal digits of its HMAC of `id`. */
export function auditKeyFrom(secret: Buffer): AuditKey {
  return { id: createHmac('sha256', secret).update('id').digest('hex').slice(0, 8), secret: createSecretKey(secret) };
}

/** HMAC-SHA-256 over all values in a fixed order; the first says which order it is. */
export function sealOf(key: AuditKey, one: Sealable): Buffer {
  const values = [
    'access-record/1', one.chain, one.seq, one.id, one.at, one.organisationId, one.clientId, one.role, one.specialistId,
    one.callerOrganisationId, one.operation, one.outcome, one.purpose, one.address, one.traceId, one.asked, one.familyIds, one.keyId,
    one.previousHash,
  ];
  return createHmac('sha256', key.secret).update(JSON.stringify(values)).digest();
}

/** Everything that the seal of a cut covers, in text as above. */
export type SealableCut = Omit<StoredCut, 'seal'>;

/** The same for what was taken out of a chain. */
export function sealOfCut(key: AuditKey, one: SealableCut): Buffer {
  const values = ['access-cut/1', one.chain, one.firstSeq, one.lastSeq, one.previousHash, one.lastHash, one.part, one.at, one.keyId];
  return createHmac('sha256', key.secret).update(JSON.stringify(values)).digest();
}
