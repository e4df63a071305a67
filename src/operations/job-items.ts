import type { Page, PageRequest } from '../db/page.ts';
import { type JobItemFilters, type JobItemRecord, listJobItems as itemsPage, restingSubjects } from '../db/queries/job-items.ts';
import { repeatRunsForItems } from '../db/queries/repeat-runs.ts';
import type { OperationContext } from './context.ts';
import type { ClaimedRun, WatchContext } from './job-run.ts';

export { jobItemStates, type JobItemRecord } from '../db/queries/job-items.ts';

/** What a run is not to try: it failed before, and its next try has not come or it is given up. */
export async function restingItems({ db, clock }: WatchContext, run: ClaimedRun): Promise<ReadonlySet<string>> {
  return new Set(await restingSubjects(db, run, clock.now()));
}

/** Lets the newest run of a job be done once more where an item's next try has come. Any number of processes may ask for it. */
export async function retryDueItems({ db, clock }: WatchContext, region: string, jobs: readonly string[]): Promise<void> {
  await repeatRunsForItems(db, region, jobs, clock.now());
}

/** A page of what jobs could not do, the last failure first: in the caller's region and in the whole service. */
export async function listJobItems(ctx: OperationContext, filters: JobItemFilters, page: PageRequest): Promise<Page<JobItemRecord>> {
  return await itemsPage(ctx.db, ctx.caller.scope, filters, page);
}
