import { randomUUID } from 'node:crypto';
import type { JobsDesk } from '../operations/job-timing.ts';
import { runPlace, type ServiceRunnerDeps } from './runner.ts';
import { schedule } from './schedule.ts';

/** So long may a run that somebody asked for take, in milliseconds; shorter than a stopping API waits for its requests. */
const PATIENCE = 10_000;

/** What the API needs of the jobs. */
export function jobsDesk(deps: ServiceRunnerDeps): JobsDesk {
  const runner = `asked-${randomUUID()}`;
  return {
    timings: schedule,
    async carryOut(name, region) {
      const ending = new AbortController();
      const timer = setTimeout(() => ending.abort(), PATIENCE);
      const jobs = schedule.filter((job) => job.name === name);
      await runPlace(deps, jobs, region, { runner, signal: ending.signal }).finally(() => clearTimeout(timer));
    },
  };
}
