import { type Kysely, sql } from 'kysely';

/**
 * What failed within a run and is to be tried again, how many failed, when a finished run was asked for once more; old runs may be
 * deleted. Each index names the query that needs it. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table job_run add column items_failed integer not null default 0 check (items_failed >= 0)`,
  `alter table job_run add column asked_again_at timestamptz`,
  // ids and codes only, like the error of a run: no data of families
  `create table job_item (
     job text not null,
     region text not null,
     subject text not null,
     attempts integer not null check (attempts >= 0),
     next_try_at timestamptz,
     last_error text not null,
     first_failed_at timestamptz not null,
     last_failed_at timestamptz not null,
     primary key (job, region, subject)
   )`,
  // listJobItems of a region and of all
  `create index job_item_region on job_item (region, last_failed_at, job, subject)`,
  // the runner: which runs are to be done once more for the sake of an item
  `create index job_item_waiting on job_item (region, job, next_try_at) where next_try_at is not null`,
  `grant select, insert, update, delete on job_item to soprovozhdenie_app`,
  `grant delete on job_run to soprovozhdenie_app`,
];
