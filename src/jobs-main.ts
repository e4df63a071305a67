import { serveHealth } from './jobs-health.ts';
import { schedule, startJobs } from './jobs/schedule.ts';
import { runProcess } from './lifecycle.ts';
import { openProcess } from './production.ts';

await runProcess(async (lifecycle) => {
  const deps = await openProcess('jobs', lifecycle);
  await serveHealth(deps.config, lifecycle, { ...deps, timings: schedule });
  const jobs = startJobs(deps);
  lifecycle.onEnd(() => jobs.stop());
  deps.logger.info('the jobs are waiting for their hours');
});
