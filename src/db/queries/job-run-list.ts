import { type Kysely, type Selectable, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database, JobRunTable } from '../schema.ts';
import type { Scope } from '../scope.ts';

/** The jobs there are. */
export const jobNames = ['recalculateDates', 'advanceCases', 'schedulePostSupportChecks', 'returnHandovers', 'turnAlerts', 'watchOrganisations', 'cleanUp'] as const;
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
  /** The runner that holds it, or held it last. */
  runner: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** When it was last asked for once more. */
  askedAgainAt: string | null;
  rowsChanged: number;
  itemsFailed: number;
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
  let query = db.selectFrom('job_run').selectAll().where(runsWithin(scope));
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

/** A run, and a number that grows with each claim of it. */
export type VersionedRun = JobRunRecord & { version: number };

/** One run, or undefined when there is none within the scope. */
export async function findJobRun(db: Kysely<Database>, scope: Scope, id: string): Promise<VersionedRun | undefined> {
  const row = await db.selectFrom('job_run').selectAll().where('id', '=', id).where(runsWithin(scope)).executeTakeFirst();
  return row && versionedRunOf(row);
}

/** The run of a job in a region for the last day that one was planned for. */
export async function newestJobRun(db: Kysely<Database>, job: string, region: string): Promise<VersionedRun | undefined> {
  const row = await db.selectFrom('job_run').selectAll().where('job', '=', job).where('region', '=', region)
    .orderBy('day', 'desc').limit(1).executeTakeFirst();
  return row && versionedRunOf(row);
}

function versionedRunOf(row: Selectable<JobRunTable>): VersionedRun {
  return { ...jobRunOf(row), version: row.fence + 1 };
}

/** Of the scope's region and of the whole service. */
export function runsWithin(scope: Scope) {
  if (scope.kind === 'system') return sql<boolean>`true`;
  return scope.kind === 'region' ? sql<boolean>`region in (${scope.region}, ${WHOLE_SERVICE})` : sql<boolean>`false`;
}

/** A row as a record. */
export function jobRunOf(row: Selectable<JobRunTable>): JobRunRecord {
  return {
    id: row.id, job: row.job as JobName, region: row.region, day: row.day, dueAt: row.due_at, state: row.state as JobRunState,
    attempts: row.attempts, runner: row.claimed_by, startedAt: row.started_at, finishedAt: row.finished_at,
    askedAgainAt: row.asked_again_at, rowsChanged: row.rows_changed, itemsFailed: row.items_failed, error: row.error,
  };
}
