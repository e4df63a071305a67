import { awaitingCases, type Awaited, type AwaitingCase } from '../db/queries/awaiting-cases.ts';
import { advanceCase } from './advance-case.ts';
import { caseUnderClaim } from './case-under-claim.ts';
import type { ItemFailure, RunContext } from './job-run.ts';
import { look } from './look.ts';

export type { Awaited } from '../db/queries/awaiting-cases.ts';

const BATCH = 500;

/**
 * Lets the calendar have its say on every case of the run's region whose day has come: in batches, each case in a transaction of its
 * own. The run's day chooses the cases; what a case is then is judged by the present, so a run that was missed never turns back what
 * was written since. A case that fails does not stop the others.
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function advanceAwaitingCases(ctx: RunContext, awaited: Awaited): Promise<ItemFailure[]> {
  const failures: ItemFailure[] = [];
  let last: AwaitingCase | undefined;
  for (;;) {
    const after = last;
    const batch = await look(ctx, ({ db }) => awaitingCases(db, awaited, ctx.run, BATCH, after));
    for (const { id } of batch) failures.push(...await caseUnderClaim(ctx, id, (tx) => advanceCase(tx, ctx, id)));
    last = batch.at(-1);
    if (batch.length < BATCH) return failures;
  }
}
