import { type Kysely, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { type JobName, runsWithin } from './job-run-list.ts';

/** A job in a region; a run is one. */
export interface JobPlace {
  job: string;
  region: string;
}

/** What failed within a run: the subject (`case 0199…`) and why, in a code. */
export interface FailedItem {
  subject: string;
  reason: string;
}

/** Hours after the first, second … failure until the next try; after the last one the item is given up. */
const PAUSES = [1, 4, 24, 72];

export const jobItemStates = ['waiting', 'failed'] as const;
export type JobItemState = (typeof jobItemStates)[number];

/** Something that a job could not do for one subject: to be tried again (`waiting`), or given up (`failed`). */
export interface JobItemRecord {
  job: JobName;
  region: string;
  subject: string;
  state: JobItemState;
  attempts: number;
  nextTryAt: string | null;
  lastError: string;
  firstFailedAt: string;
  lastFailedAt: string;
}

/** The subjects that a job is not to try at `now`: their next try has not come, or they are given up. */
export async function restingSubjects(db: Kysely<Database>, { job, region }: JobPlace, now: string): Promise<string[]> {
  const rows = await db.selectFrom('job_item').select('subject').where('job', '=', job).where('region', '=', region)
    .where((eb) => eb.or([eb('next_try_at', 'is', null), eb('next_try_at', '>', now)])).execute();
  return rows.map(({ subject }) => subject);
}

/** Notes what failed within a run, and forgets what did not fail this time; what rested stays as it is. */
export async function settleItems(
  tx: Tx, { job, region }: JobPlace, failed: readonly FailedItem[], resting: readonly string[], now: string,
): Promise<void> {
  const subjects = failed.map(({ subject }) => subject);
  await tx.deleteFrom('job_item').where('job', '=', job).where('region', '=', region)
    .where(sql<boolean>`subject <> all(${[...subjects, ...resting]}::text[])`).execute();
  if (failed.length === 0) return;
  await sql`
    insert into job_item as i (job, region, subject, attempts, next_try_at, last_error, first_failed_at, last_failed_at)
    select ${job}, ${region}, f.subject, 1, ${nextTry(sql`1`, now)}, min(f.reason), ${now}, ${now}
      from unnest(${subjects}::text[], ${failed.map(({ reason }) => reason)}::text[]) as f (subject, reason) group by f.subject
        on conflict (job, region, subject) do update
       set attempts = i.attempts + 1, next_try_at = ${nextTry(sql`(i.attempts + 1)`, now)},
           last_error = excluded.last_error, last_failed_at = excluded.last_failed_at`.execute(tx);
}

/** Null after the last pause. */
function nextTry(attempts: ReturnType<typeof sql>, now: string) {
  return sql`${now}::timestamptz + make_interval(hours => (${PAUSES}::integer[])[${attempts}])`;
}

/** Lets the items of a job in a region be tried at once, those that were given up too, and counts their attempts anew. */
export async function wakeItems(tx: Tx, { job, region }: JobPlace, now: string): Promise<void> {
  await tx.updateTable('job_item').set({ attempts: 0, next_try_at: now }).where('job', '=', job).where('region', '=', region).execute();
}

export interface JobItemFilters {
  job?: JobName | undefined;
  state?: JobItemState | undefined;
  region?: string | undefined;
}

/** A page of items, the one that failed last first: of the caller's region and of the whole service. */
export async function listJobItems(
  db: Kysely<Database>, scope: Scope, { job, state, region }: JobItemFilters, page: PageRequest,
): Promise<Page<JobItemRecord>> {
  let query = db.selectFrom('job_item').selectAll().where(runsWithin(scope));
  if (job !== undefined) query = query.where('job', '=', job);
  if (region !== undefined) query = query.where('region', '=', region);
  if (state !== undefined) query = query.where('next_try_at', state === 'failed' ? 'is' : 'is not', null);
  if (page.after !== undefined) {
    const [at, place, name, subject] = page.after;
    query = query.where(sql<boolean>`(last_failed_at, region, job, subject) < (${at}::timestamptz, ${place}, ${name}, ${subject})`);
  }
  const rows = await query.orderBy('last_failed_at', 'desc').orderBy('region', 'desc').orderBy('job', 'desc').orderBy('subject', 'desc')
    .limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.last_failed_at, row.region, row.job, row.subject], (row) => ({
    job: row.job as JobName, region: row.region, subject: row.subject, state: row.next_try_at === null ? 'failed' : 'waiting',
    attempts: row.attempts, nextTryAt: row.next_try_at, lastError: row.last_error,
    firstFailedAt: row.first_failed_at, lastFailedAt: row.last_failed_at,
  }));
}
