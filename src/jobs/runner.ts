import { claimJobRun } from '../operations/claim-job-run.ts';
import { retryDueItems } from '../operations/job-items.ts';
import type { WatchContext } from '../operations/job-run.ts';
import type { Retention } from '../operations/retention.ts';
import type { Tracer } from '../operations/trace.ts';
import { jobPlaces, planJobRuns, timingsFor } from '../operations/plan-job-runs.ts';
import { carryOut } from './carry-out.ts';
import type { Job } from './job.ts';
import type { JobLogger } from './job-logger.ts';

/** What a runner works with. */
export interface RunnerDeps extends WatchContext {
  logger: JobLogger;
  /** Records each run as a trace of its own; absent: nothing is recorded. */
  tracer?: Tracer;
}

/** What does the jobs of a running service: it has to say how long what only grows stays, or it would be forgotten in one of them. */
export interface ServiceRunnerDeps extends RunnerDeps {
  retention: Retention;
}

export interface RunnerOptions {
  /** The runner's name in the record of a run. */
  runner: string;
  /** When aborted: give back the present run and stop. */
  signal?: AbortSignal;
}

/**
 * One wake-up: plans every run that has fallen due since the last one, in every region, asks once more for those with an item to try
 * again, and does those that nobody else does, each once and in order. What stands in the database decides, not who woke up and when; so
 * any number of runners may do this at once.
 */
export async function runDueJobs(deps: RunnerDeps, jobs: readonly Job[], options: RunnerOptions): Promise<void> {
  for (const place of await jobPlaces(deps)) {
    const local = timingsFor(jobs, place);
    await planJobRuns(deps, place, local);
    await retryDueItems(deps, place.region, local.map(({ name }) => name));
    await runPlace(deps, local, place.region, options);
  }
}

/** Does what is due of some jobs in one region and nobody else does, until nothing is left. */
export async function runPlace(deps: RunnerDeps, jobs: readonly Job[], region: string, options: RunnerOptions): Promise<void> {
  const { runner, signal = new AbortController().signal } = options;
  const byName = new Map<string, Job>(jobs.map((job) => [job.name, job]));
  while (!signal.aborted) {
    const run = await claimJobRun(deps, { region, jobs: [...byName.keys()], claimedBy: runner });
    const job = run && byName.get(run.job);
    if (run === undefined || job === undefined) return;
    await carryOut(deps, job, run, signal);
  }
}
