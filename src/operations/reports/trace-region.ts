import { storeTraces } from '../../db/queries/case-traces.ts';
import { lockCase } from '../../db/queries/cases.ts';
import { factsOf } from '../../db/queries/facts.ts';
import { isTraced, untracedCases } from '../../db/queries/untraced-cases.ts';
import type { Tx } from '../../db/transaction.ts';
import { assess } from '../../domain/case/assess.ts';
import { tracesOf } from '../../domain/report/traces.ts';
import { caseUnderClaim } from '../case-under-claim.ts';
import type { OperationContext } from '../context.ts';
import type { ItemFailure, RunContext } from '../job-run.ts';
import { look } from '../look.ts';
import { pinnedRegulation } from '../regulation-of.ts';
import { calendarOfCase } from '../working-calendar.ts';

const BATCH = 500;

/**
 * Makes the traces that reports count for the cases of an earlier release, each in a transaction of its own. A case that is written before
 * its turn has them already; making them again changes nothing.
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function traceRegion(ctx: RunContext): Promise<ItemFailure[]> {
  const failures: ItemFailure[] = [];
  let last: string | undefined;
  for (;;) {
    const after = last;
    const batch = await look(ctx, ({ db }) => untracedCases(db, ctx.run.region, BATCH, after));
    for (const id of batch) failures.push(...await caseUnderClaim(ctx, id, (tx) => traceCase(tx, ctx, id)));
    last = batch.at(-1);
    if (batch.length < BATCH) return failures;
  }
}

async function traceCase(tx: Tx, ctx: OperationContext, id: string): Promise<boolean> {
  const record = await lockCase(tx, ctx.caller.scope, id);
  if (record === undefined) return false;
  const regulation = await pinnedRegulation(tx, record.regulationCode, record.regulationVersion);
  const assessment = assess(regulation, await calendarOfCase(tx, record), await factsOf(tx, id), ctx.clock.today(record.timeZone));
  storeTraces(tx, record, tracesOf(assessment));
  await isTraced(tx, id);
  return true;
}
