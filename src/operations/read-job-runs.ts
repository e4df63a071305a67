import type { Page, PageRequest } from '../db/page.ts';
import {
  findJobRun, listJobRuns as jobRunsPage, type JobRunFilters, type JobRunRecord, type VersionedRun,
} from '../db/queries/job-run-list.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';

export { jobNames, type JobRunRecord, jobRunStates, type VersionedRun } from '../db/queries/job-run-list.ts';
export { secondsBetween } from './job-standings.ts';

/** A page of job runs, the newest first: those of the caller's region and of the whole service. */
export async function listJobRuns(ctx: OperationContext, filters: JobRunFilters, page: PageRequest): Promise<Page<JobRunRecord>> {
  return await jobRunsPage(ctx.db, ctx.caller.scope, filters, page);
}

/** One run, as it stands now. @throws DomainError not-found */
export async function getJobRun(ctx: OperationContext, id: string): Promise<VersionedRun> {
  const run = await findJobRun(ctx.db, ctx.caller.scope, id);
  if (run === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return run;
}
