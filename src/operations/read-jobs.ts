import type { OperationContext } from './context.ts';
import { jobStandings, type JobStanding } from './job-standings.ts';
import { WHOLE_SERVICE, type WatchContext } from './job-run.ts';
import type { JobTiming } from './job-timing.ts';
import { jobPlaces, type ProviderRegion } from './plan-job-runs.ts';

export { LATE_AFTER_MINUTES, type JobStanding } from './job-standings.ts';

/** How every job stands in the caller's region and in the whole service. */
export async function readJobs(ctx: OperationContext, timings: readonly JobTiming[]): Promise<JobStanding[]> {
  return await jobStandings(ctx, timings, await reachablePlaces(ctx));
}

/** Every job in every region that is late now, and since when. */
export async function lateJobs(ctx: WatchContext, timings: readonly JobTiming[]): Promise<JobStanding[]> {
  const standings = await jobStandings(ctx, timings, await jobPlaces(ctx));
  return standings.filter(({ lateSince }) => lateSince !== null);
}

/** Where jobs run that the caller watches over. */
export async function reachablePlaces(ctx: OperationContext): Promise<ProviderRegion[]> {
  const { scope } = ctx.caller;
  const places = await jobPlaces(ctx);
  if (scope.kind === 'system') return places;
  return scope.kind === 'region' ? places.filter(({ region }) => region === WHOLE_SERVICE || region === scope.region) : [];
}
