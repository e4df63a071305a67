import { Temporal } from 'temporal-polyfill';
import { deleteOldAttempts } from '../db/queries/failed-attempts.ts';
import type { RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

const BATCH = 1000;

/** Failures of longer ago count no more. */
const KEPT_HOURS = 24;

/** Deletes the counts of failed attempts that nothing was added to for a day, in batches. @throws LostClaim */
export async function cleanUpFailedAttempts(ctx: RunContext): Promise<void> {
  const until = Temporal.Instant.from(ctx.clock.now()).subtract({ hours: KEPT_HOURS }).toString();
  let deleted = BATCH;
  while (deleted === BATCH) {
    ctx.signal.throwIfAborted();
    deleted = await underClaim(ctx, (tx) => deleteOldAttempts(tx, until, BATCH));
  }
}
