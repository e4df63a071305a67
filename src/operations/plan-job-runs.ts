import { insertDueRuns, lastPlannedDays } from '../db/queries/job-runs.ts';
import { providerRegions, type ProviderRegion } from '../db/queries/provider-regions.ts';
import { dueDays } from '../domain/calendar/due-days.ts';
import { WHOLE_SERVICE, type WatchContext } from './job-run.ts';
import type { JobTiming } from './job-timing.ts';

export type { ProviderRegion } from '../db/queries/provider-regions.ts';

/** The whole service keeps the time of Moscow. */
const service: ProviderRegion = { region: WHOLE_SERVICE, timeZones: ['Europe/Moscow'] };

/** Where jobs run: the whole service, and every region that has a provider, with its time zones. */
export async function jobPlaces({ db, clock }: WatchContext): Promise<ProviderRegion[]> {
  return [service, ...await providerRegions(db, clock.today('UTC'))];
}

/** The jobs that run in a place, in their order. */
export function timingsFor<T extends JobTiming>(timings: readonly T[], { region }: Pick<ProviderRegion, 'region'>): T[] {
  return timings.filter(({ each }) => (each === 'service') === (region === WHOLE_SERVICE));
}

/** Writes down the runs that have fallen due in a place. Planning the same run again, by any number of processes, does nothing. */
export async function planJobRuns({ db, clock }: WatchContext, { region, timeZones }: ProviderRegion, timings: readonly JobTiming[]): Promise<void> {
  const last = await lastPlannedDays(db, region, timings.map(({ name }) => name));
  const now = clock.now();
  await insertDueRuns(db, region, timings.flatMap(({ name, at }) =>
    dueDays(at, timeZones, last.get(name), now).map((due) => ({ job: name, ...due }))));
}
