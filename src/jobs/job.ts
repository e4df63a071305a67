import type { ItemFailure, JobName, RunContext } from '../operations/job-run.ts';

/** A job, told as data: what it is called, when its day's run falls due, for whom, and what it does. */
export interface Job {
  name: JobName;
  /** Local time of the region, `HH:MM`; every day. */
  at: string;
  /** Once a day for every region, or for the whole service. */
  each: 'region' | 'service';
  /** Does one run. Items that failed without stopping the others are given back; what it throws fails the whole attempt. */
  work(ctx: RunContext): Promise<ItemFailure[]>;
}
