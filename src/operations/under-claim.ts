import { countProgress } from '../db/queries/job-runs.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { LEASE_SECONDS, LostClaim, type RunContext } from './job-run.ts';

/**
 * Does a part of a run in one transaction: the work, the count of the rows that it changed, and the proof that the run is still
 * ours. If it is not, nothing of the work stays; so each part is counted once, whoever did it.
 * @param work gives the number of rows that it changed
 * @throws LostClaim
 */
export async function underClaim(ctx: RunContext, work: (tx: Tx) => Promise<number>): Promise<number> {
  return await inTransaction(ctx.db, systemWall, async (tx) => {
    const rows = await work(tx);
    if (!(await countProgress(tx, ctx.run, rows, LEASE_SECONDS))) throw new LostClaim();
    return rows;
  });
}
