import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/**
 * Lets the newest run of a job be done once more, in a region or (`null`) in all: there is new work before its next hour has come. One
 * that waits after a failed attempt waits no longer; one that is still to be done, or at work, stays as it is.
 */
export async function repeatNewestRuns(tx: Tx, job: string, region: string | null, now: string): Promise<void> {
  await sql`
    update job_run r set ${onceMore(now)}
     where job = ${job} and (${region}::text is null or region = ${region})
       and (state in ('done', 'failed') or (state = 'due' and attempts > 0)) and ${isNewest}`.execute(tx);
}

/** Lets the newest finished run of each job be done once more in a region where one of its items is to be tried again by `now`. */
export async function repeatRunsForItems(db: Kysely<Database>, region: string, jobs: readonly string[], now: string): Promise<void> {
  await sql`
    update job_run r set ${onceMore(now)}
     where region = ${region} and job = any(${[...jobs]}::text[]) and state in ('done', 'failed') and ${isNewest}
       and exists (select from job_item i where i.region = r.region and i.job = r.job and i.next_try_at <= ${now})`.execute(db);
}

/** It is the same run: a day's run is never there twice. */
function onceMore(now: string) {
  return sql`state = 'due', attempts = 0, lease_until = null, finished_at = null, error = null, items_failed = 0, asked_again_at = ${now}`;
}

const isNewest = sql`day = (select max(day) from job_run n where n.job = r.job and n.region = r.region)`;
