import { newestRevision } from '../db/queries/calendar.ts';
import { type CaseBehind, casesBehind } from '../db/queries/calendar-pins.ts';
import { caseUnderClaim } from './case-under-claim.ts';
import type { ItemFailure, RunContext } from './job-run.ts';
import { look } from './look.ts';
import { recalculateCase } from './recalculate-case.ts';

const BATCH = 500;

/**
 * Counts the dates of every case of the run's region that an older revision of the calendar still counts: in batches, each case in a
 * transaction of its own. A case that was brought up to date is not met again, so a run that was broken off goes on where it stopped.
 * @throws LostClaim, or the database's error when it is out of reach
 */
export async function recalculateRegion(ctx: RunContext): Promise<ItemFailure[]> {
  const { region } = ctx.run;
  const newest = await newestRevision(ctx.db, region);
  if (newest === undefined) return [];
  const failures: ItemFailure[] = [];
  let last: CaseBehind | undefined;
  for (;;) {
    const after = last;
    const batch = await look(ctx, ({ db }) => casesBehind(db, region, newest.revision, BATCH, after));
    for (const { id } of batch) failures.push(...await caseUnderClaim(ctx, id, (tx) => recalculateCase(tx, ctx, id)));
    last = batch.at(-1);
    if (batch.length < BATCH) return failures;
  }
}
