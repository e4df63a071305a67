import { Temporal } from 'temporal-polyfill';
import { feedLag } from '../db/queries/feed.ts';
import { countRuns, type RunCount } from '../db/queries/job-standings.ts';
import { type AlertCount, countOpenAlerts } from '../db/queries/open-alert-counts.ts';
import { webhookFigures, type WebhookFigures } from '../db/queries/webhook-work.ts';
import { inSnapshot, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import { type JobStanding, jobStandings, secondsBetween } from './job-standings.ts';
import type { WatchContext } from './job-run.ts';
import type { JobTiming } from './job-timing.ts';
import { jobPlaces } from './plan-job-runs.ts';
import { within } from './within.ts';

/** Runs are counted over so many days. */
const COUNTED_DAYS = 7;

/** What whoever operates the service measures: figures by job, region and kind, and nothing about any family. */
export interface ServiceFigures {
  jobs: readonly (JobStanding & { lateSeconds: number })[];
  runs: readonly RunCount[];
  alerts: readonly AlertCount[];
  /** For how many seconds an event has been stored that the feeds cannot read yet, and how old the newest is that they can. */
  feed: { lagSeconds: number; headSeconds: number | null };
  webhooks: Omit<WebhookFigures, 'oldestPendingAt'> & { oldestPendingSeconds: number };
}

/** So long may the database take to give them, in milliseconds; Prometheus waits for ten seconds. */
const PATIENCE = 5_000;

/** The present figures; undefined when the database does not give them in time. */
export async function presentFigures(ctx: WatchContext, timings: readonly JobTiming[]): Promise<ServiceFigures | undefined> {
  return await within(PATIENCE, serviceFigures(ctx, timings).catch(() => undefined));
}

/** The present figures, all out of one picture of the data. */
export async function serviceFigures({ db, clock }: WatchContext, timings: readonly JobTiming[]): Promise<ServiceFigures> {
  const now = clock.now();
  const since = Temporal.Instant.from(now).subtract({ hours: COUNTED_DAYS * 24 }).toString();
  return await inSnapshot(db, systemWall, async (tx) => {
    const ctx = { db: tx, clock };
    const standings = await jobStandings(ctx, timings, await jobPlaces(ctx));
    const jobs = standings.map((one) => ({ ...one, lateSeconds: one.lateSince === null ? 0 : secondsBetween(one.lateSince, now) }));
    return { jobs, runs: await countRuns(tx, since), alerts: await countOpenAlerts(tx), webhooks: withAge(await webhookFigures(tx), now), feed: await feedFigures(tx, now) };
  });
}

function withAge({ oldestPendingAt, ...counts }: WebhookFigures, now: string): ServiceFigures['webhooks'] {
  return { ...counts, oldestPendingSeconds: oldestPendingAt === null ? 0 : secondsBetween(oldestPendingAt, now) };
}

async function feedFigures(tx: Tx, now: string): Promise<ServiceFigures['feed']> {
  const { waitingSince, newestAt } = await feedLag(tx);
  return {
    lagSeconds: waitingSince === null ? 0 : Math.max(0, secondsBetween(waitingSince, now)),
    headSeconds: newestAt === null ? null : secondsBetween(newestAt, now),
  };
}
