import { type Kysely, sql } from 'kysely';

/** The working calendar as versioned data, and the revision of it that each case is counted by. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // one row for each publication: of years for the whole country (`region` is null), or of a region's own days off
  `create table calendar_revision (
     revision integer primary key check (revision > 0),
     id uuid not null unique,
     region text,
     published_at timestamptz not null
   )`,
  `create table calendar_year (
     year integer not null check (year between 1900 and 2199),
     version integer not null check (version > 0),
     revision integer not null references calendar_revision (revision),
     content jsonb not null,
     content_hash text not null,
     published_at timestamptz not null,
     primary key (year, version)
   )`,
  `create table region_day_off (
     region text not null,
     year integer not null check (year between 1900 and 2199),
     version integer not null check (version > 0),
     revision integer not null references calendar_revision (revision),
     days date[] not null,
     source text not null,
     published_at timestamptz not null,
     primary key (region, year, version)
   )`,
  ...['calendar_revision', 'calendar_year', 'region_day_off'].map((table) =>
    `create trigger ${table}_append_only before update or delete on ${table}
       for each row execute function forbid_change()`),
  // Cases from before this table counted by the years that the service brings along: the first start publishes them as revision 1.
  `alter table support_case add column calendar_revision integer not null default 1`,
  // job recalculate-dates: cases counted by an older revision
  `create index support_case_calendar on support_case (region, calendar_revision, id) where status not in ('closed', 'notTaken')`,
];
