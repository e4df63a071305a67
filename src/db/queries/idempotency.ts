import { sql } from 'kysely';
import { defer } from '../session.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';

/** What a key is unique within. */
export interface IdempotencyScope {
  clientId: string;
  method: string;
  path: string;
  key: string;
}

/** A finished request and its answer. */
export interface IdempotencyRecord {
  fingerprint: string;
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/**
 * Takes the lock of one key until the end of the transaction; false when another request holds it now. Two different
 * keys whose hashes collide (64 bits) would only make one of them try again.
 */
export async function lockIdempotencyKey(tx: Tx, scope: IdempotencyScope): Promise<boolean> {
  const name = JSON.stringify([scope.clientId, scope.method, scope.path, scope.key]);
  const { rows } = await tx.executeQuery(locked({ name }));
  return rows[0]?.got === true;
}

const locked = statement((name) => sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name('name')}, 0)) as got`);

/** The record of this key, if it was made after `since` (instant). */
export async function findIdempotencyRecord(
  tx: Tx,
  scope: IdempotencyScope,
  since: string,
): Promise<IdempotencyRecord | undefined> {
  const { rows } = await tx.executeQuery(found({ ...scope, since }));
  return rows[0];
}

const found = statement((name) => sql<IdempotencyRecord>`
  select fingerprint, status, headers, body from idempotency_record
   where client_id = ${name('clientId')} and method = ${name('method')} and path = ${name('path')} and key = ${name('key')} and created_at > ${name('since')}`);

/**
 * Stores the answer under its key, in place of one that is no longer kept. Needs the key's lock.
 * @param record its body is JSON already, in UTF-8
 */
export function storeIdempotencyRecord(
  tx: Tx,
  scope: IdempotencyScope,
  record: Omit<IdempotencyRecord, 'body'> & { body: Buffer },
  now: string,
): void {
  const { fingerprint, status, headers, body } = record;
  defer(tx, stored({ ...scope, fingerprint, status, headers: JSON.stringify(headers), body, now }));
}

const stored = statement((name) => sql`
  insert into idempotency_record (client_id, method, path, key, fingerprint, status, headers, body, created_at)
  values (${name('clientId')}, ${name('method')}, ${name('path')}, ${name('key')}, ${name('fingerprint')}, ${name('status')}, ${name('headers')}, ${name('body')}, ${name('now')})
  on conflict (client_id, method, path, key) do update
    set (fingerprint, status, headers, body, created_at)
      = row (excluded.fingerprint, excluded.status, excluded.headers, excluded.body, excluded.created_at)`);
