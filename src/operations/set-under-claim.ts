import type { Tx } from '../db/transaction.ts';
import { caseUnderClaim } from './case-under-claim.ts';
import { type ItemFailure, LostClaim, type RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

/** Changes cases of a set; gives how many. */
type SetWork = (tx: Tx, ids: readonly string[]) => Promise<number>;

/**
 * Does a run's part about a set of cases in one transaction. When it fails it is done again for each half of the set, down to the single
 * case; so the cases that fail are given back by name, and all others are done. Those that rest after an earlier failure are left alone.
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function setUnderClaim(ctx: RunContext, ids: readonly string[], work: SetWork): Promise<ItemFailure[]> {
  return await inHalves(ctx, ids.filter((id) => !ctx.resting.has(`case ${id}`)), work);
}

async function inHalves(ctx: RunContext, ids: readonly string[], work: SetWork): Promise<ItemFailure[]> {
  const [only] = ids;
  if (only === undefined) return [];
  if (ids.length === 1) return await caseUnderClaim(ctx, only, async (tx) => (await work(tx, ids)) > 0);
  ctx.signal.throwIfAborted();
  try {
    await underClaim(ctx, (tx) => work(tx, ids));
    return [];
  } catch (error) {
    if (error instanceof LostClaim) throw error;
    // Is it one of the cases, or has the database gone? In the second case this fails as well, and the run with it.
    await underClaim(ctx, async () => 0);
    const middle = Math.ceil(ids.length / 2);
    return [...await inHalves(ctx, ids.slice(0, middle), work), ...await inHalves(ctx, ids.slice(middle), work)];
  }
}
