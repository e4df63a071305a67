import { advanceAwaitingCases } from '../operations/advance-awaiting-cases.ts';
import type { Job } from './job.ts';

/** Turns the statuses that the calendar alone changes: evaluation after the last day, closed after the watch. */
export const advanceCasesJob: Job = {
  name: 'advanceCases',
  at: '00:05',
  each: 'region',
  work: (ctx) => advanceAwaitingCases(ctx, 'statusChange'),
};
