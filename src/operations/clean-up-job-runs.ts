import { Temporal } from 'temporal-polyfill';
import { deleteJobRuns } from '../db/queries/job-runs.ts';
import type { RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

const BATCH = 1000;

/** The record of a run is kept for this long: a year, and a month to look back at it. */
const KEPT_DAYS = 400;

/** Deletes old records of runs, in batches; the newest of each job in each region stays, for it says which day comes next. @throws LostClaim */
export async function cleanUpJobRuns(ctx: RunContext): Promise<void> {
  const until = Temporal.Instant.from(ctx.clock.now()).subtract({ hours: KEPT_DAYS * 24 }).toString();
  let deleted = BATCH;
  while (deleted === BATCH) {
    ctx.signal.throwIfAborted();
    deleted = await underClaim(ctx, (tx) => deleteJobRuns(tx, until, BATCH));
  }
}
