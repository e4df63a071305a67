import { casesWithoutFeedState, fillFeedState } from '../db/queries/case-writes.ts';
import { lockCase } from '../db/queries/cases.ts';
import { factsOf } from '../db/queries/facts.ts';
import type { Tx } from '../db/transaction.ts';
import { assess } from '../domain/case/assess.ts';
import { caseUnderClaim } from './case-under-claim.ts';
import type { OperationContext } from './context.ts';
import type { ItemFailure, RunContext } from './job-run.ts';
import { look } from './look.ts';
import { projectionOf } from './project-case.ts';
import { pinnedRegulation } from './regulation-of.ts';
import { calendarOfCase } from './working-calendar.ts';

const BATCH = 500;

/**
 * Works out what the commissions may know of the cases of the run's region that an earlier release has left: in batches, each case in a
 * transaction of its own, ended cases too. Once it has been done there are none.
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function fillFeedStates(ctx: RunContext): Promise<ItemFailure[]> {
  const { region } = ctx.run;
  const failures: ItemFailure[] = [];
  let last: string | undefined;
  for (;;) {
    const after = last;
    const batch = await look(ctx, ({ db }) => casesWithoutFeedState(db, region, BATCH, after));
    for (const id of batch) failures.push(...await caseUnderClaim(ctx, id, (tx) => fillOne(tx, ctx, id)));
    last = batch.at(-1);
    if (batch.length < BATCH) return failures;
  }
}

/** The case keeps its version and nothing is told: only what it shows to the feed comes to be. True when something did. */
async function fillOne(tx: Tx, ctx: OperationContext, caseId: string): Promise<boolean> {
  const record = await lockCase(tx, ctx.caller.scope, caseId);
  if (record === undefined) return false;
  const regulation = await pinnedRegulation(tx, record.regulationCode, record.regulationVersion);
  const assessment = assess(regulation, await calendarOfCase(tx, record), await factsOf(tx, caseId), ctx.clock.today(record.timeZone));
  return await fillFeedState(tx, caseId, projectionOf(assessment, record.factCount));
}
