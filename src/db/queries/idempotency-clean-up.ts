import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** Deletes answers that were made at or before `until` (instant), the oldest first, at most `limit`. How many went. */
export async function deleteIdempotencyRecords(tx: Tx, until: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency_record where ctid = any (array(
      select ctid from idempotency_record where created_at <= ${until}
       order by created_at limit ${limit} for update skip locked))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
