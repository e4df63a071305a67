import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { fixedClock } from '../../../src/clock.ts';
import type { Database } from '../../../src/db/schema.ts';
import { addDays } from '../../../src/domain/calendar/local-date.ts';
import { runDueJobs } from '../../../src/jobs/runner.ts';
import { schedule } from '../../../src/jobs/schedule.ts';
import { REGION } from './pattern.ts';
import { findPlainly, findPlanned } from './plain.ts';

/** What works through the days. */
export interface Region {
  /** As the service connects, walls included. */
  service: Kysely<Database>;
  /** As the owner, whom no wall slows down. */
  owner: pg.Client;
  clock: ReturnType<typeof fixedClock>;
}

/** One day: milliseconds, and rows found or changed. */
export interface Day {
  day: string;
  plain: Measured;
  planned: Measured;
  run: Measured;
}

export interface Measured {
  took: number;
  rows: number;
}

/** Everything that runs on the clock's day, as a runner's wake-up does it. @throws Error when a run did not end well */
export async function night({ service, clock }: Pick<Region, 'service' | 'clock'>): Promise<void> {
  const nothing = () => undefined;
  const error = (facts: object, message: string) => console.error(message, facts);
  await runDueJobs({ db: service, clock, logger: { debug: nothing, warn: nothing, error } }, schedule, { runner: 'bench' });
  const { left } = await service.selectFrom('job_run').select((eb) => eb.fn.countAll<number>().as('left')).where('state', '<>', 'done').executeTakeFirstOrThrow();
  if (left > 0) throw new Error(`${left} runs of jobs did not end well`);
}

/**
 * The days after the first one: on each, the plain statement and the whole run, one first and on the next day the other. A first day warms up and
 * does not count.
 */
export async function liveThrough(region: Region, days: number, progress: (text: string) => void): Promise<Day[]> {
  const lived: Day[] = [];
  for (let number = 0; number <= days; number += 1) {
    const day = addDays(region.clock.today('Europe/Moscow'), 1);
    region.clock.set(`${day}T03:00:00.000Z`);
    progress(number === 0 ? `${day}: warming up` : `${day}: day ${number} of ${days}`);
    const one = await liveDay(region, day, number % 2 === 0);
    if (number > 0) lived.push(one);
  }
  return lived;
}

async function liveDay(region: Region, day: string, plainFirst: boolean): Promise<Day> {
  const { owner } = region;
  const plainly = () => measured(() => findPlainly(owner, REGION, day));
  const before = plainFirst ? await plainly() : undefined;
  const planned = await measured(() => findPlanned(owner, REGION, day));
  const run = await measured(async () => {
    await night(region);
    return 0;
  });
  return { day, plain: before ?? await plainly(), planned, run: { ...run, rows: await changedOn(region, day) } };
}

async function measured(work: () => Promise<number>): Promise<Measured> {
  const began = performance.now();
  const rows = await work();
  return { took: performance.now() - began, rows };
}

async function changedOn({ service }: Region, day: string): Promise<number> {
  const { rows } = await service.selectFrom('job_run').select((eb) => eb.fn.sum<string>('rows_changed').as('rows'))
    .where('region', '=', REGION).where('day', '=', day).executeTakeFirstOrThrow();
  return Number(rows);
}
