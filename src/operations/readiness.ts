import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { migrationsFolder } from '../db/migrate.ts';
import type { OperationContext } from './context.ts';
import type { WatchContext } from './job-run.ts';
import type { JobTiming } from './job-timing.ts';
import { lateJobs } from './read-jobs.ts';
import { within } from './within.ts';

/** How long the database may take to answer before it counts as away, in milliseconds. */
const PATIENCE = 2_000;

/** Whether the database answers and knows every migration of this release; newer ones of a later release do not disturb. */
export async function isReady({ db }: Pick<OperationContext, 'db'>): Promise<boolean> {
  const answer = sql<{ name: string }>`select name from kysely_migration`.execute(db).catch(() => undefined);
  const result = await within(PATIENCE, answer);
  if (result === undefined) return false;
  const done = new Set(result.rows.map(({ name }) => name));
  return (await migrationNames()).every((name) => done.has(name));
}

/** Whether the jobs keep their hours; `unknown` when the database does not say so in time. */
export type Punctuality = 'onTime' | 'late' | 'unknown';

/**
 * Whether any job is late in any region. A late job is no reason to send requests elsewhere: what is written stays right, and the run is
 * made up for.
 */
export async function punctuality(ctx: WatchContext, timings: readonly JobTiming[]): Promise<Punctuality> {
  const late = await within(PATIENCE, lateJobs(ctx, timings).catch(() => undefined));
  if (late === undefined) return 'unknown';
  return late.length === 0 ? 'onTime' : 'late';
}

async function migrationNames(): Promise<string[]> {
  const files = await readdir(migrationsFolder);
  return files.filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).map((file) => file.replace(/\.[jt]s$/, ''));
}
