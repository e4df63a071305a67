import { advanceAwaitingCases } from '../operations/advance-awaiting-cases.ts';
import type { Job } from './job.ts';

/** Schedules the post-support checks (контроль при постсопровождении) whose notice has come. */
export const schedulePostSupportChecksJob: Job = {
  name: 'schedulePostSupportChecks',
  at: '00:05',
  each: 'region',
  work: (ctx) => advanceAwaitingCases(ctx, 'checkScheduling'),
};
