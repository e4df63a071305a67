import { type AlertTurn, lapseAlerts, raiseAlerts } from '../db/queries/alert-turns.ts';
import type { Tx } from '../db/transaction.ts';
import type { RunContext } from './job-run.ts';
import { underClaim } from './under-claim.ts';

/** So many alerts are one transaction. An ordinary day of a region is one; many days that were missed are several. */
const BATCH = 50_000;

/**
 * Ends the alerts of the run's region whose successor's day has come, and raises those whose own day has come: programmes that expire or
 * have expired, late programmes, decisions and measures, checks due and missed. Each write of a case has planned them.
 * @throws LostClaim
 */
export async function turnRegionAlerts(ctx: RunContext): Promise<void> {
  await everyBatch(ctx, lapseAlerts);
  await everyBatch(ctx, raiseAlerts);
}

async function everyBatch(ctx: RunContext, turn: (tx: Tx, which: AlertTurn) => Promise<number>): Promise<void> {
  const { region, day } = ctx.run;
  for (let turned = BATCH; turned > 0;) {
    ctx.signal.throwIfAborted();
    turned = await underClaim(ctx, (tx) => turn(tx, { region, day, now: ctx.clock.now(), limit: BATCH }));
  }
}
