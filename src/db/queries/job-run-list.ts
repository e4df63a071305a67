import { type Kysely, type Selectable, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database, JobRunTable } from '../schema.ts';
import type { Scope } from '../scope.ts';

/** The jobs there are. */
export const jobNames = ['recalculateDates', 'advanceCases', 'schedulePostSupportChecks', 'turnAlerts', 'cleanUp'] as const;
export type JobName = (typeof jobNames)[number];

export const jobRunStates = ['due', 'running', 'done', 'failed'] as const;
export type JobRunState = (typeof jobRunStates)[number];

/** The «region» of what is done once for the whole service. */
export const WHOLE_SERVICE = 'service';

/** A run of a job, as those who watch over the service see it. */
export interface JobRunRecord {
  id: string;
  job: JobName;
  region: string;
  day: string;
  dueAt: string;
  state: JobRunState;
  attempts: number;
  startedAt: string | null;
  finishedAt: string | null;
  rowsChanged: number;
  error: string | null;
}

export interface JobRunFilters {
  job?: JobName | undefined;
  state?: JobRunState | undefined;
  region?: string | undefined;
}

/** A page of job runs, the newest first: of the caller's region and of the whole service. */
export async function listJobRuns(
  db: Kysely<Database>, scope: Scope, filters: JobRunFilters, page: PageRequest,
): Promise<Page<JobRunRecord>> {
  let query = db.selectFrom('job_run').selectAll().where(reachable(scope));
  if (filters.job !== undefined) query = query.where('job', '=', filters.job);
  if (filters.state !== undefined) query = query.where('state', '=', filters.state);
  if (filters.region !== undefined) query = query.where('region', '=', filters.region);
  if (page.after !== undefined) {
    const [dueAt, id] = page.after;
    query = query.where(sql<boolean>`(due_at, id) < (${dueAt}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.orderBy('due_at', 'desc').orderBy('id', 'desc').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.due_at, row.id], jobRunOf);
}

function reachable(scope: Scope) {
  if (scope.kind === 'system') return sql<boolean>`true`;
  return scope.kind === 'region' ? sql<boolean>`region in (${scope.region}, ${WHOLE_SERVICE})` : sql<boolean>`false`;
}

function jobRunOf(row: Selectable<JobRunTable>): JobRunRecord {
  return {
    id: row.id, job: row.job as JobName, region: row.region, day: row.day, dueAt: row.due_at, state: row.state as JobRunState,
    attempts: row.attempts, startedAt: row.started_at, finishedAt: row.finished_at, rowsChanged: row.rows_changed,
    error: row.error,
  };
}
