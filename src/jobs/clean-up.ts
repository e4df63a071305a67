import { cleanUpIdempotencyRecords } from '../operations/clean-up-idempotency-records.ts';
import type { Job } from './job.ts';

/** Deletes what the service keeps for a time only: answers for Idempotency-Keys. */
export const cleanUpJob: Job = {
  name: 'cleanUp',
  at: '00:05',
  each: 'service',
  async work(ctx) {
    await cleanUpIdempotencyRecords(ctx);
    return [];
  },
};
