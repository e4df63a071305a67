import type { Page, PageRequest } from '../db/page.ts';
import { listJobRuns as jobRunsPage, type JobRunFilters, type JobRunRecord } from '../db/queries/job-run-list.ts';
import type { OperationContext } from './context.ts';

export { jobNames, jobRunStates, type JobRunRecord } from '../db/queries/job-run-list.ts';

/** A page of job runs, the newest first: those of the caller's region and of the whole service. */
export async function listJobRuns(ctx: OperationContext, filters: JobRunFilters, page: PageRequest): Promise<Page<JobRunRecord>> {
  return await jobRunsPage(ctx.db, ctx.caller.scope, filters, page);
}
