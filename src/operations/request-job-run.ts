import { recordAudit } from '../db/queries/audit.ts';
import { wakeItems } from '../db/queries/job-items.ts';
import { newestJobRun, type VersionedRun } from '../db/queries/job-run-list.ts';
import { repeatNewestRuns } from '../db/queries/repeat-runs.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';
import type { JobTiming } from './job-timing.ts';
import { planJobRuns, timingsFor } from './plan-job-runs.ts';
import { reachablePlaces } from './read-jobs.ts';

/**
 * Asks for a job's run in a region now, beside its hours: plans what has fallen due, lets the newest run be done once more if it is
 * finished, and ends the pauses of what failed. The effect is never doubled: a day's run exists once, one that is at work is left at it,
 * and a job finds nothing where its work is done. An administrator asks for the own region's jobs and for those of the whole service.
 * @returns the newest run, still to be carried out
 * @throws DomainError not-found
 */
export async function requestJobRun(
  tx: Tx, ctx: OperationContext, timings: readonly JobTiming[], request: { job: string; region: string },
): Promise<VersionedRun> {
  const within = { ...ctx, db: tx };
  const place = (await reachablePlaces(within)).find(({ region }) => region === request.region);
  const timing = place && timingsFor(timings, place).find(({ name }) => name === request.job);
  if (place === undefined || timing === undefined) throw notFound(`${request.job} ${request.region}`);
  const now = ctx.clock.now();
  await planJobRuns(within, place, [timing]);
  await repeatNewestRuns(tx, timing.name, place.region, now);
  await wakeItems(tx, { job: timing.name, region: place.region }, now);
  const run = await newestJobRun(tx, timing.name, place.region);
  if (run === undefined) throw notFound(`${request.job} ${request.region}`);
  recordAudit(tx, ctx, { kind: 'jobRun', id: run.id }, { job: run.job, region: run.region, day: run.day });
  return run;
}

function notFound(what: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what } }]);
}
