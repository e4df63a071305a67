import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** What failures are counted by, and what is known of it. */
export interface Attempts {
  subject: string;
  failures: number;
  lastFailedAt: string;
  blockedUntil: string | null;
}

/** The counts of the subjects, locked until the end of the transaction; those that are new begin at nought. Locks in one order. */
export async function lockAttempts(tx: Tx, subjects: readonly string[], now: string): Promise<Attempts[]> {
  return await tx
    .insertInto('failed_attempt')
    .values([...subjects].sort().map((subject) => ({ subject, failures: 0, last_failed_at: now, blocked_until: null })))
    .onConflict((conflict) => conflict.column('subject').doUpdateSet((eb) => ({ failures: eb.ref('failed_attempt.failures') })))
    .returning(['subject', 'failures', 'last_failed_at as lastFailedAt', 'blocked_until as blockedUntil'])
    .execute();
}

/** Stores a new count of a locked subject. */
export async function storeAttempts(tx: Tx, { subject, failures, lastFailedAt, blockedUntil }: Attempts): Promise<void> {
  await tx
    .updateTable('failed_attempt')
    .set({ failures, last_failed_at: lastFailedAt, blocked_until: blockedUntil })
    .where('subject', '=', subject)
    .execute();
}

/** Forgets the subjects' failures. */
export async function deleteAttempts(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.deleteFrom('failed_attempt').where('subject', 'in', subjects).execute();
}

/** Deletes counts that nothing was added to since `until` (instant), the oldest first, at most `limit`. How many went. */
export async function deleteOldAttempts(tx: Tx, until: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from failed_attempt where ctid = any (array(
      select ctid from failed_attempt where last_failed_at <= ${until}
       order by last_failed_at limit ${limit} for update skip locked))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
