import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/**
 * Lets the newest finished run of a job be done once more, in a region or (`null`) in all: there is new work before its next hour has
 * come. Does nothing where no run was planned yet or the newest is still to be done.
 */
export async function repeatNewestRuns(tx: Tx, job: string, region: string | null): Promise<void> {
  await sql`
    update job_run r set state = 'due', attempts = 0, lease_until = null, finished_at = null, error = null
     where job = ${job} and (${region}::text is null or region = ${region}) and state in ('done', 'failed')
       and day = (select max(day) from job_run n where n.job = r.job and n.region = r.region)`.execute(tx);
}
