import { serveHealth } from './jobs-health.ts';
import { schedule, startJobs } from './jobs/schedule.ts';
import { startImports } from './jobs/imports.ts';
import { startDeliveries } from './jobs/deliver-webhooks.ts';
import { runProcess } from './lifecycle.ts';
import { openProcess } from './production.ts';
import { retentionOf } from './retention.ts';
import { lineReader } from './routes/imports/line-reader.ts';
import { loadWebhookDesk } from './webhook-key.ts';

await runProcess(async (lifecycle) => {
  const deps = await openProcess('jobs', lifecycle);
  await serveHealth(deps.config, lifecycle, { ...deps, timings: schedule });
  const webhooks = startDeliveries({ ...deps, ...loadWebhookDesk(deps.config) });
  lifecycle.onEnd(() => webhooks.stop());
  const imports = startImports({ ...deps, reader: lineReader() });
  lifecycle.onEnd(() => imports.stop());
  const jobs = startJobs({ ...deps, retention: retentionOf(deps.config) });
  lifecycle.onEnd(() => jobs.stop());
  deps.logger.info('the jobs are waiting for their hours');
});
