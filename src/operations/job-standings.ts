import { Temporal } from 'temporal-polyfill';
import { jobRecords, type JobRecord } from '../db/queries/job-standings.ts';
import type { ProviderRegion } from '../db/queries/provider-regions.ts';
import { dueDays, nextDue } from '../domain/calendar/due-days.ts';
import type { WatchContext } from './job-run.ts';
import type { JobTiming } from './job-timing.ts';
import { timingsFor } from './plan-job-runs.ts';

/** A run that is not finished so many minutes after it fell due is late. */
export const LATE_AFTER_MINUTES = 15;

/** How a job stands in a region: what it did last, when it is due next, whether it is late. */
export interface JobStanding extends Omit<JobRecord, 'lastDay' | 'waitingSince'> {
  at: string;
  timeZones: readonly string[];
  nextDueAt: string;
  /** Since when the run at hand should have been made; null when nothing is late. */
  lateSince: string | null;
  /** The runner that is at work now. */
  runningBy: string | null;
}

/** How each job stands in each of the places, in the order of the places and then of the jobs. */
export async function jobStandings(
  { db, clock }: WatchContext, timings: readonly JobTiming[], places: readonly ProviderRegion[],
): Promise<JobStanding[]> {
  const asked = places.flatMap((place) => timingsFor(timings, place).map((timing) => ({ job: timing.name, ...place, timing })));
  const records = await jobRecords(db, asked);
  const now = clock.now();
  return asked.flatMap(({ timing, timeZones }, index) => {
    const record = records[index];
    return record === undefined ? [] : [standingOf(record, timing, timeZones, now)];
  });
}

function standingOf(record: JobRecord, { at }: JobTiming, timeZones: readonly string[], now: string): JobStanding {
  const { lastDay, waitingSince, ...rest } = record;
  const [unplanned] = dueDays(at, timeZones, lastDay ?? undefined, now);
  const owedSince = [waitingSince, unplanned?.dueAt ?? null].filter((instant) => instant !== null).sort()[0] ?? null;
  return {
    ...rest, at, timeZones,
    nextDueAt: nextDue(at, timeZones, now).dueAt,
    lateSince: owedSince !== null && isLate(owedSince, now) ? owedSince : null,
    runningBy: record.lastRun?.state === 'running' ? record.lastRun.runner : null,
  };
}

function isLate(since: string, now: string): boolean {
  return secondsBetween(since, now) > LATE_AFTER_MINUTES * 60;
}

/** From one instant to another, in seconds. */
export function secondsBetween(from: string, to: string): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('seconds');
}
