import { sql } from 'kysely';
import { defer } from '../session.ts';
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
  const { rows } = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as got`.execute(tx);
  return rows[0]?.got === true;
}

/** The record of this key, if it was made after `since` (instant). */
export async function findIdempotencyRecord(
  tx: Tx,
  scope: IdempotencyScope,
  since: string,
): Promise<IdempotencyRecord | undefined> {
  return await tx
    .selectFrom('idempotency_record')
    .select(['fingerprint', 'status', 'headers', 'body'])
    .where('client_id', '=', scope.clientId)
    .where('method', '=', scope.method)
    .where('path', '=', scope.path)
    .where('key', '=', scope.key)
    .where('created_at', '>', since)
    .executeTakeFirst();
}

/**
 * Stores the answer under its key, in place of one that is no longer kept. Needs the key's lock.
 * @param record its body is JSON already
 */
export function storeIdempotencyRecord(
  tx: Tx,
  scope: IdempotencyScope,
  record: Omit<IdempotencyRecord, 'body'> & { body: string },
  now: string,
): void {
  defer(tx, sql`
    insert into idempotency_record (client_id, method, path, key, fingerprint, status, headers, body, created_at)
    values (${scope.clientId}, ${scope.method}, ${scope.path}, ${scope.key}, ${record.fingerprint}, ${record.status},
            ${JSON.stringify(record.headers)}, ${record.body}, ${now})
    on conflict (client_id, method, path, key) do update
      set (fingerprint, status, headers, body, created_at)
        = row (excluded.fingerprint, excluded.status, excluded.headers, excluded.body, excluded.created_at)`);
}
