import { type Kysely, sql } from 'kysely';
import { newId } from '../new-id.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A run that has fallen due: the region's date that it is for, and the instant. */
export interface DueRun {
  job: string;
  day: string;
  dueAt: string;
}

/** A run that one runner holds; `fence` tells this claim from every other of the same run. */
export interface ClaimedRun {
  id: string;
  job: string;
  region: string;
  day: string;
  fence: number;
  /** This attempt's number, from 1. */
  attempt: number;
}

/** Which runs a runner looks for. */
export interface RunWish {
  region: string;
  /** In the order in which runs that fell due together are done. */
  jobs: readonly string[];
  /** Instant: what falls due later, by the runner's own clock, is not for it. */
  now: string;
}

type Claim = Pick<ClaimedRun, 'id' | 'fence'>;

/** The last day of each job that a run was planned for in a region; a job without runs is left out. */
export async function lastPlannedDays(db: Kysely<Database>, region: string, jobs: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ job: string; day: string | null }>`
    select j.job, (select max(r.day) from job_run r where r.job = j.job and r.region = ${region}) as day
      from unnest(${[...jobs]}::text[]) as j (job)`.execute(db);
  return new Map(rows.flatMap(({ job, day }) => (day === null ? [] : [[job, day] as const])));
}

/** Plans runs; those that another runner has planned meanwhile stay as they are. */
export async function insertDueRuns(db: Kysely<Database>, region: string, runs: readonly DueRun[]): Promise<void> {
  if (runs.length === 0) return;
  const rows = runs.map(({ job, day, dueAt }) => ({
    id: newId(), job, region, day, due_at: dueAt, state: 'due', attempts: 0, fence: 0, rows_changed: 0,
  }));
  await db.insertInto('job_run').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

/**
 * The next run to claim: of each job only the first that is not finished counts, so that the runs of a job keep their order; one
 * under a living lease, or waiting after a failed attempt, is not to be had.
 */
export async function nextRun(db: Kysely<Database>, { region, jobs, now }: RunWish): Promise<Claim | undefined> {
  const order = [...jobs];
  const { rows } = await sql<Claim>`
    select id, fence from (
      select distinct on (job) id, fence, job, due_at, lease_until from job_run
       where region = ${region} and job = any(${order}::text[]) and state in ('due', 'running')
       order by job, due_at) as first_of_job
     where due_at <= ${now} and (lease_until is null or lease_until <= clock_timestamp())
     order by due_at, array_position(${order}::text[], job) limit 1`.execute(db);
  return rows[0];
}

/** Claims the run if nobody has since it was seen; undefined when somebody has. The lease runs by the database's clock. */
export async function takeRun(
  db: Kysely<Database>, seen: Claim, claimedBy: string, leaseSeconds: number, now: string,
): Promise<ClaimedRun | undefined> {
  return await db.updateTable('job_run')
    .set((eb) => ({
      state: 'running', claimed_by: claimedBy, lease_until: secondsFromNow(leaseSeconds), started_at: now, finished_at: null,
      fence: eb('fence', '+', 1), attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', seen.id).where('fence', '=', seen.fence).where('state', 'in', ['due', 'running'])
    .returning(['id', 'job', 'region', 'day', 'fence', 'attempts as attempt']).executeTakeFirst();
}

/** Counts rows that the work in this transaction changed, and renews the lease. False when the claim is lost: then roll back. */
export async function countProgress(tx: Tx, claim: Claim, rows: number, leaseSeconds: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('job_run')
    .set((eb) => ({ rows_changed: eb('rows_changed', '+', rows), lease_until: secondsFromNow(leaseSeconds) }))
    .where(heldBy(claim)).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How a run ended: wholly done, or failed as a whole or in some of its items. */
export interface RunEnding {
  state: 'done' | 'failed';
  error: string | null;
  itemsFailed: number;
}

/** Ends a run for good. False when the claim is lost: then another runner ends it. */
export async function endRun(db: Kysely<Database>, claim: Claim, { state, error, itemsFailed }: RunEnding, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('job_run')
    .set({ state, error, items_failed: itemsFailed, finished_at: now, lease_until: null }).where(heldBy(claim)).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives a run back, to be claimed again after a pause. False when the claim is lost. */
export async function giveRunBack(
  db: Kysely<Database>, claim: Claim, back: { error: string | null; pauseSeconds: number; countAttempt: boolean }, now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('job_run')
    .set((eb) => ({
      state: 'due', error: back.error, finished_at: now, lease_until: secondsFromNow(back.pauseSeconds),
      attempts: eb('attempts', '-', back.countAttempt ? 0 : 1),
    }))
    .where(heldBy(claim)).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes runs that fell due before `until` (instant), the oldest first, at most `limit`; of each job in each region the newest stays. */
export async function deleteJobRuns(tx: Tx, until: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from job_run where id = any (array(
      select r.id from job_run r
       where r.due_at < ${until} and r.state in ('done', 'failed')
         and exists (select from job_run n where n.job = r.job and n.region = r.region and n.day > r.day)
       order by r.due_at limit ${limit} for update skip locked))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

function heldBy({ id, fence }: Claim) {
  return sql<boolean>`id = ${id} and fence = ${fence} and state = 'running'`;
}

function secondsFromNow(seconds: number) {
  return sql<string>`clock_timestamp() + make_interval(secs => ${seconds})`;
}
