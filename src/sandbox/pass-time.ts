import type { MovableClock } from '../clock.ts';
import type { Instant } from '../domain/calendar/local-date.ts';
import { nextDue } from '../domain/calendar/due-days.ts';
import type { Job } from '../jobs/job.ts';
import { runPlace, type RunnerDeps, type RunnerOptions } from '../jobs/runner.ts';
import { retryDueItems } from '../operations/job-items.ts';
import { jobPlaces, planJobRuns, type ProviderRegion, timingsFor } from '../operations/plan-job-runs.ts';

/** A runner with a clock that can be moved. */
export interface TimeDeps extends RunnerDeps {
  clock: MovableClock;
}

/** A place with the moment at which its next run falls due. */
interface Stop {
  place: ProviderRegion;
  at: Instant;
}

/**
 * Moves the clock to an instant, stopping at every moment at which a run falls due: there the runs of those regions are done, as the
 * runner would have done them, and only then time passes on. So Magadan's day is done hours before Kazan's. Regions whose moment is the
 * same are done side by side. Ends early, between two moments, when aborted.
 */
export async function passTime(deps: TimeDeps, jobs: readonly Job[], target: Instant, options: Required<RunnerOptions>): Promise<void> {
  const { clock } = deps;
  const places = await jobPlaces(deps);
  let stops = places.map((place): Stop => ({ place, at: nextMoment(jobs, place, clock.now()) }));
  while (!options.signal.aborted) {
    const moment = stops.map(({ at }) => at).reduce((first, at) => (at < first ? at : first), target);
    if (moment >= target) break;
    clock.moveTo(moment);
    const due = stops.filter(({ at }) => at <= moment);
    await Promise.all(due.map(({ place }) => runDue(deps, jobs, place, options)));
    stops = stops.map((stop) => (due.includes(stop) ? { ...stop, at: nextMoment(jobs, stop.place, moment) } : stop));
  }
  if (options.signal.aborted) return;
  // The clock has been running meanwhile: a wish to stay where it was must not turn it back.
  if (clock.now() < target) clock.moveTo(target);
  for (const place of await jobPlaces(deps)) await runDue(deps, jobs, place, options);
}

function nextMoment(jobs: readonly Job[], place: ProviderRegion, now: Instant): Instant {
  const hours = [...new Set(timingsFor(jobs, place).map(({ at }) => at))];
  return hours.map((at) => nextDue(at, place.timeZones, now).dueAt).reduce((first, at) => (at < first ? at : first));
}

async function runDue(deps: TimeDeps, jobs: readonly Job[], place: ProviderRegion, options: RunnerOptions): Promise<void> {
  const local = timingsFor(jobs, place);
  await planJobRuns(deps, place, local);
  await retryDueItems(deps, place.region, local.map(({ name }) => name));
  await runPlace(deps, local, place.region, options);
}
