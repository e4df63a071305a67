import { type Kysely, sql } from 'kysely';

/** Places in curators’ loads, the register’s counter, alerts, job runs. Each index names the query that needs it. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table caseload_counter (
     specialist_id uuid not null references specialist (id),
     limit_group text not null,
     used integer not null check (used >= 0),
     primary key (specialist_id, limit_group)
   )`,
  `create table caseload_place (
     specialist_id uuid not null references specialist (id),
     family_id uuid not null references family (id),
     level text not null,
     limit_group text not null,
     units integer not null check (units > 0),
     capacity integer not null check (capacity > 0),
     override_reason text,
     primary key (specialist_id, family_id)
   )`,
  `create index caseload_place_family on caseload_place (family_id)`,
  // The counter row is locked by its own update, so the limit holds even for a writer that forgot the specialist's lock.
  `create function caseload_count() returns trigger language plpgsql as $$
     declare total integer;
     begin
       if tg_op <> 'INSERT' then
         update caseload_counter set used = used - old.units
          where specialist_id = old.specialist_id and limit_group = old.limit_group;
       end if;
       if tg_op <> 'DELETE' then
         insert into caseload_counter as c (specialist_id, limit_group, used)
         values (new.specialist_id, new.limit_group, new.units)
         on conflict (specialist_id, limit_group) do update set used = c.used + excluded.used
         returning used into total;
         if total > new.capacity and new.override_reason is null then
           raise exception 'caseload limit exceeded' using errcode = 'check_violation', constraint = 'caseload_within_limit';
         end if;
       end if;
       return null;
     end $$`,
  `create trigger caseload_place_count after insert or update or delete on caseload_place
     for each row execute function caseload_count()`,
  `create table register_counter (
     organisation_id uuid not null references organisation (id),
     year integer not null,
     last_number integer not null check (last_number > 0),
     primary key (organisation_id, year)
   )`,
  `create table alert (
     id uuid primary key,
     case_id uuid not null references support_case (id),
     region text not null,
     organisation_id uuid not null,
     kind text not null,
     subject text not null,
     severity text not null check (severity in ('info', 'warning', 'critical')),
     raise_on date not null,
     lapse_on date,
     due_on date not null,
     citation jsonb not null,
     planned_at timestamptz not null,
     raised_at timestamptz,
     ended_at timestamptz
   )`,
  // never doubled: one live alert of a kind for a subject, due date and notice; also alertsOfCase
  `create unique index alert_live on alert (case_id, kind, subject, due_on, raise_on) where ended_at is null`,
  // job raise-alerts
  `create index alert_to_raise on alert (region, raise_on) where raised_at is null and ended_at is null`,
  `create index alert_to_lapse on alert (region, lapse_on) where lapse_on is not null and ended_at is null`,
  // listAlerts of an organisation and of a region
  `create index alert_open_organisation on alert (organisation_id, id) where raised_at is not null and ended_at is null`,
  `create index alert_open_region on alert (region, id) where raised_at is not null and ended_at is null`,
  `create index alert_open_kind on alert (organisation_id, kind, case_id) where raised_at is not null and ended_at is null`,
  // `day` is the region's date that the run is for: one run a day, even when the region's time zone changes
  `create table job_run (
     id uuid primary key,
     job text not null,
     region text not null,
     day date not null,
     due_at timestamptz not null,
     state text not null check (state in ('due', 'running', 'done', 'failed')),
     attempts integer not null check (attempts >= 0),
     claimed_by text,
     lease_until timestamptz,
     fence integer not null,
     started_at timestamptz,
     finished_at timestamptz,
     rows_changed integer not null,
     error text,
     check (state <> 'running' or (claimed_by is not null and lease_until is not null)),
     unique (job, region, due_at),
     unique (job, region, day)
   )`,
  // the runner: the first run of each job that is not finished
  `create index job_run_unfinished on job_run (region, job, due_at) where state in ('due', 'running')`,
  // listJobRuns of a region and of all
  `create index job_run_region on job_run (region, due_at, id)`,
  `create index job_run_newest on job_run (due_at, id)`,
];
