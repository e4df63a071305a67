import { type DueHandover, dueHandovers, lockHandover } from '../db/queries/handovers.ts';
import type { Tx } from '../db/transaction.ts';
import { type ItemFailure, LostClaim, type RunContext } from './job-run.ts';
import { look } from './look.ts';
import { rulesOfProvider } from './provider-regulation.ts';
import { settleHandover } from './return-handover.ts';
import { underClaim } from './under-claim.ts';

const BATCH = 100;

/**
 * Gives the cases back of every temporary handover in the run's region whose last day is over, each handover in a transaction of its own.
 * One that fails does not stop the others; one that rests after an earlier failure is left alone.
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function returnHandovers(ctx: RunContext): Promise<ItemFailure[]> {
  const failures: ItemFailure[] = [];
  let last: DueHandover | undefined;
  for (;;) {
    const after = last;
    const batch = await look(ctx, ({ db }) => dueHandovers(db, ctx.run, BATCH, after));
    for (const { id } of batch) failures.push(...await returned(ctx, id));
    last = batch.at(-1);
    if (batch.length < BATCH) return failures;
  }
}

async function returned(ctx: RunContext, id: string): Promise<ItemFailure[]> {
  ctx.signal.throwIfAborted();
  const subject = `handover ${id}`;
  if (ctx.resting.has(subject)) return [];
  try {
    await underClaim(ctx, (tx) => settle(tx, ctx, id));
    return [];
  } catch (error) {
    if (error instanceof LostClaim) throw error;
    // Is it the handover, or has the database gone? In the second case this fails as well, and the run with it.
    await underClaim(ctx, async () => 0);
    return [{ subject, error }];
  }
}

/** How many cases were settled; none when somebody was first. */
async function settle(tx: Tx, ctx: RunContext, id: string): Promise<number> {
  const handover = await lockHandover(tx, ctx.caller.scope, id);
  if (handover?.state !== 'temporary') return 0;
  const { today } = await rulesOfProvider(tx, ctx.clock, handover.organisationId);
  const { cases } = await settleHandover(tx, ctx, handover, today);
  return cases.length;
}
