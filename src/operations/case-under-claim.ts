import type { Tx } from '../db/transaction.ts';
import { type ItemFailure, LostClaim, type RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

/**
 * Does a run's part about one case, in a transaction of its own. A case that fails is given back and does not stop the others; one
 * that rests after an earlier failure is left alone.
 * @param work true when it changed the case
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function caseUnderClaim(ctx: RunContext, caseId: string, work: (tx: Tx) => Promise<boolean>): Promise<ItemFailure[]> {
  ctx.signal.throwIfAborted();
  const subject = `case ${caseId}`;
  if (ctx.resting.has(subject)) return [];
  try {
    await underClaim(ctx, async (tx) => ((await work(tx)) ? 1 : 0));
    return [];
  } catch (error) {
    if (error instanceof LostClaim) throw error;
    // Is it the case, or has the database gone? In the second case this fails as well, and the run with it.
    await underClaim(ctx, async () => 0);
    return [{ subject, error }];
  }
}
