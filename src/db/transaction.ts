import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** An open transaction. What locks or writes asks for this type, so it cannot be called outside of one. */
export type Tx = Transaction<Database>;

const ATTEMPTS = 5;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/**
 * Runs `work` in one READ COMMITTED transaction: committed when it returns, rolled back when it throws.
 * After a deadlock or a serialization failure everything was rolled back, so `work` is run again, a few times;
 * it must therefore leave nothing behind outside the database.
 */
export async function inTransaction<T>(db: Kysely<Database>, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel('read committed').execute(work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
      await pause(attempt);
    }
  }
}

function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

/** Of two that met in a deadlock, a random pause lets one go first. */
function pause(attempt: number): Promise<void> {
  const milliseconds = Math.random() * 20 * 2 ** attempt;
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
