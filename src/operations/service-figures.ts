import { Temporal } from 'temporal-polyfill';
import { countRuns, type RunCount } from '../db/queries/job-standings.ts';
import { type AlertCount, countOpenAlerts } from '../db/queries/open-alert-counts.ts';
import { inSnapshot } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { type JobStanding, jobStandings, secondsBetween } from './job-standings.ts';
import type { WatchContext } from './job-run.ts';
import type { JobTiming } from './job-timing.ts';
import { jobPlaces } from './plan-job-runs.ts';

/** Runs are counted over so many days. */
const COUNTED_DAYS = 7;

/** What whoever operates the service measures: figures by job, region and kind, and nothing about any family. */
export interface ServiceFigures {
  jobs: readonly (JobStanding & { lateSeconds: number })[];
  runs: readonly RunCount[];
  alerts: readonly AlertCount[];
}

/** The present figures, all out of one picture of the data. */
export async function serviceFigures({ db, clock }: WatchContext, timings: readonly JobTiming[]): Promise<ServiceFigures> {
  const now = clock.now();
  const since = Temporal.Instant.from(now).subtract({ hours: COUNTED_DAYS * 24 }).toString();
  return await inSnapshot(db, systemWall, async (tx) => {
    const ctx = { db: tx, clock };
    const standings = await jobStandings(ctx, timings, await jobPlaces(ctx));
    const jobs = standings.map((one) => ({ ...one, lateSeconds: one.lateSince === null ? 0 : secondsBetween(one.lateSince, now) }));
    return { jobs, runs: await countRuns(tx, since), alerts: await countOpenAlerts(tx) };
  });
}
