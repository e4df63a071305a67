import { insertDueRuns, lastPlannedDays, type DueRun } from '../db/queries/job-runs.ts';
import { providerRegions, type ProviderRegion } from '../db/queries/provider-regions.ts';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { WHOLE_SERVICE, type WatchContext } from './job-run.ts';

export type { ProviderRegion } from '../db/queries/provider-regions.ts';

/** The whole service keeps the time of Moscow. */
const service: ProviderRegion = { region: WHOLE_SERVICE, timeZones: ['Europe/Moscow'] };

/** Where jobs run: the whole service, and every region that has a provider, with its time zones. */
export async function jobPlaces({ db, clock }: WatchContext): Promise<ProviderRegion[]> {
  return [service, ...await providerRegions(db, clock.today('UTC'))];
}

/**
 * Writes down the runs that have fallen due in a region. Planning the same run again, by any number of processes, does nothing.
 * @param dueOf the runs of a job, given the last day that was planned for it
 */
export async function planJobRuns(
  { db }: WatchContext, region: string, jobs: readonly string[],
  dueOf: (job: string, lastDay: LocalDate | undefined) => DueRun[],
): Promise<void> {
  const last = await lastPlannedDays(db, region, jobs);
  await insertDueRuns(db, region, jobs.flatMap((job) => dueOf(job, last.get(job))));
}
