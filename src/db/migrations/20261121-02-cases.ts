import { type Kysely, sql } from 'kysely';

/** Regulations, cases, their facts and measures. Each index names the query that needs it. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table regulation (
     code text not null,
     version integer not null check (version > 0),
     valid_from date not null,
     content jsonb not null,
     content_hash text not null,
     published_at timestamptz not null,
     primary key (code, version)
   )`,
  `create table support_case (
     id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     municipality text not null,
     family_id uuid not null,
     form text not null check (form in ('individual', 'group')),
     member_id uuid,
     regulation_code text not null,
     regulation_version integer not null,
     time_zone text not null,
     reopens_case_id uuid references support_case (id),
     opened_on date not null,
     ground text not null,
     status text not null,
     level text,
     counted_level text,
     curator_id uuid references specialist (id),
     register_year integer,
     register_number integer check (register_number > 0),
     starts_on date,
     ends_on date,
     longest_ends_on date,
     outcome text,
     reassess_on date,
     schedule_check_on date,
     fact_count integer not null,
     created_at timestamptz not null,
     version integer not null default 1,
     foreign key (family_id, organisation_id) references family (id, organisation_id),
     foreign key (member_id, family_id) references family_member (id, family_id),
     foreign key (regulation_code, regulation_version) references regulation (code, version),
     foreign key (organisation_id, region) references organisation (id, region),
     check ((form = 'individual') = (member_id is not null)),
     check ((register_year is null) = (register_number is null)),
     check ((starts_on is null) = (ends_on is null)),
     check (starts_on is null or starts_on >= opened_on),
     constraint programme_within_level check (ends_on between starts_on and longest_ends_on),
     unique (organisation_id, register_year, register_number)
   )`,
  // one open case a family (group form) and one a member (individual form)
  `create unique index support_case_open_group on support_case (family_id)
     where form = 'group' and status not in ('postSupport', 'closed', 'notTaken')`,
  `create unique index support_case_open_member on support_case (member_id)
     where form = 'individual' and status not in ('postSupport', 'closed', 'notTaken')`,
  // listCases of an organisation, plain and by status
  `create index support_case_organisation on support_case (organisation_id, id)`,
  `create index support_case_status on support_case (organisation_id, status, id)`,
  // listCases by level
  `create index support_case_level on support_case (organisation_id, level, id) where level is not null`,
  // listCases by curator, countCuratedFamilies
  `create index support_case_curator on support_case (curator_id, id) where curator_id is not null`,
  // listCases by end of term
  `create index support_case_ends_on on support_case (organisation_id, ends_on, id) where ends_on is not null`,
  // listCases of a municipality and of a region
  `create index support_case_municipality on support_case (region, municipality, id)`,
  // countedLevels: the caseload's «most severe level of the family»; openCaseOf
  `create index support_case_family on support_case (family_id)`,
  `create index support_case_reopens on support_case (reopens_case_id) where reopens_case_id is not null`,
  // job advance-cases: what the calendar alone changes
  `create index support_case_reassess on support_case (region, reassess_on, id) where reassess_on is not null`,
  // job schedule-post-support-checks
  `create index support_case_schedule_check on support_case (region, schedule_check_on, id)
     where schedule_check_on is not null`,
  `create table case_fact (
     id uuid not null,
     case_id uuid not null references support_case (id),
     seq integer not null check (seq > 0),
     kind text not null,
     happened_on date not null,
     recorded_at timestamptz not null,
     recorded_by text not null,
     data jsonb not null,
     primary key (case_id, seq),
     unique (case_id, id)
   )`,
  `create function forbid_change() returns trigger language plpgsql as $$
     begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`,
  `create trigger case_fact_append_only before update or delete on case_fact
     for each row execute function forbid_change()`,
  `create table measure (
     case_id uuid not null references support_case (id),
     programme_number integer not null,
     number integer not null,
     region text not null,
     help_type text not null,
     title text not null,
     due_on date not null,
     executor_kind text not null,
     executor_organisation_id uuid references organisation (id),
     state text not null,
     term_from date,
     term_to date,
     primary key (case_id, programme_number, number),
     constraint measure_within_programme check (state <> 'open' or term_from is null or due_on between term_from and term_to)
   )`,
  // listMeasures of a partner
  `create index measure_executor on measure (executor_organisation_id, due_on, case_id)
     where executor_organisation_id is not null`,
];
