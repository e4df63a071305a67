import { Temporal } from 'temporal-polyfill';
import { deleteDeliveries } from '../../db/queries/webhook-work.ts';
import type { RunContext } from '../job-run.ts';
import { underClaim } from '../under-claim.ts';

const BATCH = 1_000;

/** Deliveries are kept for so long, whatever became of them; a replay reaches back no further. */
export const KEPT_DAYS = 30;

/** Deletes deliveries that are no longer kept, in batches. @throws LostClaim */
export async function cleanUpDeliveries(ctx: RunContext): Promise<void> {
  const until = Temporal.Instant.from(ctx.clock.now()).subtract({ hours: KEPT_DAYS * 24 }).toString();
  let deleted = BATCH;
  while (deleted === BATCH) {
    ctx.signal.throwIfAborted();
    deleted = await underClaim(ctx, (tx) => deleteDeliveries(tx, until, BATCH));
  }
}
