import type { ItemFailure, RunContext } from '../operations/job-run.ts';
import type { JobTiming } from '../operations/job-timing.ts';

/** A job, told as data: what it is called, when its day's run falls due, for whom, and what it does. */
export interface Job extends JobTiming {
  /** Does one run. Items that failed without stopping the others are given back; what it throws fails the whole attempt. */
  work(ctx: RunContext): Promise<ItemFailure[]>;
}
