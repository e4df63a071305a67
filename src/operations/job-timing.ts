import type { JobName } from '../db/queries/job-run-list.ts';

/** When a job runs, and for whom. */
export interface JobTiming {
  name: JobName;
  /** Local time of the region, `HH:MM`; every day. */
  at: string;
  /** Once a day for every region, or for the whole service. */
  each: 'region' | 'service';
}

/** What the API needs of the jobs; handed in, for the API knows no job. */
export interface JobsDesk {
  /** Every job, in the order in which runs that fall due together are done. */
  timings: readonly JobTiming[];
  /**
   * Does the runs of a job in a region that are due and that nobody else holds, in the order of their days. Returns when none is left, or
   * after some seconds: what is unfinished then is given back to the runner of the jobs.
   */
  carryOut(job: JobName, region: string): Promise<void>;
}
