import { Temporal } from 'temporal-polyfill';
import { deleteIdempotencyRecords } from '../db/queries/idempotency-clean-up.ts';
import type { RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

const BATCH = 1000;

/** An answer is kept for its Idempotency-Key for this long; `perform` asks for no older one. */
const KEPT_HOURS = 24;

/** Deletes the answers that are no longer kept for their Idempotency-Key, in batches. @throws LostClaim */
export async function cleanUpIdempotencyRecords(ctx: RunContext): Promise<void> {
  const until = Temporal.Instant.from(ctx.clock.now()).subtract({ hours: KEPT_HOURS }).toString();
  let deleted = BATCH;
  while (deleted === BATCH) {
    ctx.signal.throwIfAborted();
    deleted = await underClaim(ctx, (tx) => deleteIdempotencyRecords(tx, until, BATCH));
  }
}
