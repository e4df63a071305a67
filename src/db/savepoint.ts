import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/** Does a part of a transaction that may fail: what it wrote is taken back then, and the rest of the transaction stands. */
export async function withSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint part`.execute(tx);
    return result;
  } catch (error) {
    // After a broken connection there is nothing to go back to. What went wrong first is what counts.
    await goBack(tx).catch(() => undefined);
    throw error;
  }
}

/** Going back to a savepoint keeps it: without the release a part around this one could go back no further. */
async function goBack(tx: Tx): Promise<void> {
  await sql`rollback to savepoint part`.execute(tx);
  await sql`release savepoint part`.execute(tx);
}
