import { claimJobRun } from '../operations/claim-job-run.ts';
import { WHOLE_SERVICE, type WatchContext } from '../operations/job-run.ts';
import { jobPlaces, planJobRuns, type ProviderRegion } from '../operations/plan-job-runs.ts';
import { carryOut } from './carry-out.ts';
import { dueDays } from './due-days.ts';
import type { Job } from './job.ts';
import type { JobLogger } from './job-logger.ts';

/** What a runner works with. */
export interface RunnerDeps extends WatchContext {
  logger: JobLogger;
}

export interface RunnerOptions {
  /** The runner's name in the record of a run. */
  runner: string;
  /** When aborted: give back the present run and stop. */
  signal?: AbortSignal;
}

/**
 * One wake-up: plans every run that has fallen due since the last one, in every region, and does those that nobody else does, each
 * once and in order. What stands in the database decides, not who woke up and when; so any number of runners may do this at once.
 */
export async function runDueJobs(deps: RunnerDeps, jobs: readonly Job[], options: RunnerOptions): Promise<void> {
  for (const place of await jobPlaces(deps)) {
    const local = jobs.filter(({ each }) => (each === 'service') === (place.region === WHOLE_SERVICE));
    await planJobRuns(deps, place.region, local.map(({ name }) => name), planOf(local, place, deps.clock.now()));
    await runPlace(deps, local, place.region, options);
  }
}

function planOf(jobs: readonly Job[], { timeZones }: ProviderRegion, now: string): Parameters<typeof planJobRuns>[3] {
  return (name, lastDay) => {
    const job = jobs.find((one) => one.name === name);
    return job === undefined ? [] : dueDays(job.at, timeZones, lastDay, now).map((due) => ({ job: name, ...due }));
  };
}

async function runPlace(deps: RunnerDeps, jobs: readonly Job[], region: string, options: RunnerOptions): Promise<void> {
  const { runner, signal = new AbortController().signal } = options;
  const byName = new Map<string, Job>(jobs.map((job) => [job.name, job]));
  while (!signal.aborted) {
    const run = await claimJobRun(deps, { region, jobs: [...byName.keys()], claimedBy: runner });
    const job = run && byName.get(run.job);
    if (run === undefined || job === undefined) return;
    await carryOut(deps, job, run, signal);
  }
}
