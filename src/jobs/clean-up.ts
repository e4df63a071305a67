import { cleanUpFailedAttempts } from '../operations/clean-up-failed-attempts.ts';
import { cleanUpIdempotencyRecords } from '../operations/clean-up-idempotency-records.ts';
import { cleanUpJobRuns } from '../operations/clean-up-job-runs.ts';
import { cleanUpExportCounts } from '../operations/export-quota.ts';
import { cleanUpImports } from '../operations/imports/clean-up-imports.ts';
import { keepPartitions } from '../operations/keep-partitions.ts';
import { cleanUpDeliveries } from '../operations/webhooks/clean-up-deliveries.ts';
import type { Job } from './job.ts';

/**
 * Deletes what the service keeps for a time only: answers for Idempotency-Keys, counts of exports and of failed
 * attempts to get a token, records of runs, deliveries of webhooks. What only grows lies in partitions by time: makes those of the months to
 * come, and detaches those that are kept no longer.
 */
export const cleanUpJob: Job = {
  name: 'cleanUp',
  at: '00:05',
  each: 'service',
  async work(ctx) {
    await cleanUpIdempotencyRecords(ctx);
    await cleanUpExportCounts(ctx);
    await cleanUpFailedAttempts(ctx);
    await cleanUpJobRuns(ctx);
    await cleanUpImports(ctx);
    await cleanUpDeliveries(ctx);
    return await keepPartitions(ctx);
  },
};
