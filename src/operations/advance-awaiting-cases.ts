import { awaitingCases, type Awaited, type AwaitingCase } from '../db/queries/awaiting-cases.ts';
import { scheduleChecks, turnStatuses } from '../db/queries/planned-turns.ts';
import type { ItemFailure, RunContext } from './job-run.ts';
import { look } from './look.ts';
import { setUnderClaim } from './set-under-claim.ts';

export type { Awaited } from '../db/queries/awaiting-cases.ts';

/** So many cases are one transaction: large enough that its own cost vanishes, small enough that a writer of one of them waits a moment only. */
const BATCH = 5000;

const turns = { statusChange: turnStatuses, checkScheduling: scheduleChecks } as const;

/**
 * Lets the calendar have its say on every case of the run's region whose day has come, as each case's last write has planned it: set by
 * set, each in a transaction of its own, so a run that was broken off goes on where it stopped. The plan of a case that was written since
 * is the newer one, so a run of a missed day never turns back what was written. A case that fails does not stop the others.
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function advanceAwaitingCases(ctx: RunContext, awaited: Awaited): Promise<ItemFailure[]> {
  const request = { day: ctx.run.day, now: ctx.clock.now(), recordedBy: ctx.caller.clientId };
  const failures: ItemFailure[] = [];
  let last: AwaitingCase | undefined;
  for (;;) {
    const after = last;
    const batch = await look(ctx, ({ db }) => awaitingCases(db, awaited, ctx.run, BATCH, after));
    failures.push(...await setUnderClaim(ctx, batch.map(({ id }) => id), (tx, ids) => turns[awaited](tx, ids, request)));
    last = batch.at(-1);
    if (batch.length < BATCH) return failures;
  }
}
