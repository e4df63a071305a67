import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { JobPlace } from './job-items.ts';
import { type JobName, jobRunOf, type JobRunRecord, type JobRunState } from './job-run-list.ts';

/** What the record of runs says about a job in a region. */
export interface JobRecord {
  job: JobName;
  region: string;
  /** The newest run that has begun. */
  lastRun: JobRunRecord | null;
  lastSuccessAt: string | null;
  /** The last day that a run was planned for. */
  lastDay: string | null;
  /** Since when the oldest unfinished run waits: it fell due then, or was asked for once more. */
  waitingSince: string | null;
  itemsWaiting: number;
  itemsFailed: number;
}

type Row = Omit<JobRecord, 'lastRun'> & { lastId: string | null };

/** What is on record about each job in each place, in the order in which they were named; nothing is on record before the first run. */
export async function jobRecords(db: Kysely<Database>, places: readonly JobPlace[]): Promise<JobRecord[]> {
  const { rows } = await sql<Row>`
    select p.job, p.region,
           (select id from job_run r where r.job = p.job and r.region = p.region and started_at is not null
             order by day desc limit 1) as "lastId",
           (select finished_at from job_run r where r.job = p.job and r.region = p.region and state = 'done'
             order by day desc limit 1) as "lastSuccessAt",
           (select max(day) from job_run r where r.job = p.job and r.region = p.region) as "lastDay",
           (select min(coalesce(asked_again_at, due_at)) from job_run r
             where r.job = p.job and r.region = p.region and state in ('due', 'running')) as "waitingSince",
           i.waiting as "itemsWaiting", i.failed as "itemsFailed"
      from unnest(${places.map(({ job }) => job)}::text[], ${places.map(({ region }) => region)}::text[])
           with ordinality as p (job, region, place)
      cross join lateral (
        select count(next_try_at)::integer as waiting, (count(*) - count(next_try_at))::integer as failed
          from job_item i where i.job = p.job and i.region = p.region) i
     order by p.place`.execute(db);
  const lastRuns = await runsById(db, rows.flatMap(({ lastId }) => (lastId === null ? [] : [lastId])));
  return rows.map(({ lastId, ...record }) => ({ ...record, lastRun: lastRuns.get(lastId ?? '') ?? null }));
}

async function runsById(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, JobRunRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('job_run').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, jobRunOf(row)]));
}

/** How many runs of a job in a region that fell due lately stand in a state. */
export interface RunCount {
  job: string;
  region: string;
  state: JobRunState;
  runs: number;
}

/** The runs that fell due since an instant, counted by job, region and state. */
export async function countRuns(db: Kysely<Database>, since: string): Promise<RunCount[]> {
  const { rows } = await sql<RunCount>`
    select job, region, state, count(*)::integer as runs from job_run where due_at >= ${since}
     group by job, region, state order by job, region, state`.execute(db);
  return rows;
}
