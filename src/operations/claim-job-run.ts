import { nextRun, takeRun, type ClaimedRun } from '../db/queries/job-runs.ts';
import { LEASE_SECONDS, type WatchContext } from './job-run.ts';

export interface ClaimRequest {
  region: string;
  /** In the order in which runs that fell due together are done. */
  jobs: readonly string[];
  /** Which runner claims: a name of its process. */
  claimedBy: string;
  /** For how long without progress, in seconds. */
  leaseSeconds?: number;
}

/**
 * Claims the next run that is due and not finished, in the order of the days. A run whose holder has died is taken over when its
 * lease has run out. Undefined when nothing is left to do here, or others are doing it.
 */
export async function claimJobRun({ db, clock }: WatchContext, request: ClaimRequest): Promise<ClaimedRun | undefined> {
  const { claimedBy, leaseSeconds = LEASE_SECONDS } = request;
  const now = clock.now();
  for (;;) {
    const seen = await nextRun(db, { ...request, now });
    if (seen === undefined) return undefined;
    const run = await takeRun(db, seen, claimedBy, leaseSeconds, now);
    if (run !== undefined) return run;
    // Another runner was first with this one; it has moved on, so looking again comes to an end.
  }
}
