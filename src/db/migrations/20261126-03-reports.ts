import { type Kysely, sql } from 'kysely';

/**
 * What reports count: the stretches of each case and what fell due in it, by the dates of its facts; a family's municipality and
 * categories as they were; submitted reports, which never change. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...walls]) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';
const ofFigures = 'region = (select wall_figures())';
const noCurator = '(select wall_specialist()) is null';

const tables = [
  `create table case_spell (
     case_id uuid not null,
     organisation_id uuid not null,
     region text not null,
     family_id uuid not null,
     kind text not null,
     number integer not null check (number > 0),
     value text not null,
     from_on date not null,
     -- the first day on which it is no more
     to_on date check (to_on >= from_on),
     value_before text,
     ended_by text,
     primary key (case_id, kind, number),
     foreign key (case_id, organisation_id) references support_case (id, organisation_id),
     foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // quarterly figures of a provider, and of a region or a municipality
  `create index case_spell_organisation on case_spell (organisation_id, from_on)`,
  `create index case_spell_region on case_spell (region, from_on)`,
  `create table case_due (
     case_id uuid not null,
     organisation_id uuid not null,
     region text not null,
     family_id uuid not null,
     kind text not null,
     subject text not null,
     code text not null,
     body text,
     help_type text,
     executor_kind text,
     wanted_from date not null,
     wanted_to date,
     due_on date not null,
     late_after date not null check (late_after >= due_on),
     done_on date,
     not_done_on date,
     primary key (case_id, kind, subject),
     foreign key (case_id, organisation_id) references support_case (id, organisation_id),
     foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // quarterly figures: what fell due in a period
  `create index case_due_organisation on case_due (organisation_id, due_on)`,
  `create index case_due_region on case_due (region, due_on)`,
  // quarterly figures: families helped in a period
  `create index case_due_done on case_due (region, done_on) where help_type is not null and done_on is not null`,
  // a row for each day on which the family was changed, and one from minus infinity for what was before; none for a family never changed
  `create table family_state (
     family_id uuid not null,
     organisation_id uuid not null,
     region text not null,
     from_on date not null,
     municipality text not null,
     categories text[] not null,
     primary key (family_id, from_on),
     foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // traceRegion: the cases of an earlier release, until the first night has counted them; ids only
  `create table untraced_case (region text not null, case_id uuid not null references support_case (id), primary key (region, case_id))`,
  `insert into untraced_case (region, case_id) select region, id from support_case`,
  `create table submitted_report (
     id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     municipality text not null,
     report text not null,
     receiver text not null,
     period text not null,
     version integer not null check (version > 0),
     reason text check (reason <> ''),
     -- {"cases.end": 12, …}: what is absent is zero
     figures jsonb not null check (jsonb_typeof(figures) = 'object'),
     missing jsonb not null check (jsonb_typeof(missing) = 'array'),
     sha256 text not null,
     submitted_at timestamptz not null,
     submitted_by text not null,
     check ((version > 1) = (reason is not null)),
     foreign key (organisation_id, region) references organisation (id, region),
     -- submitQuarterlyReport: one version of a number, and the newest
     unique (organisation_id, report, period, version)
   )`,
  // listSubmittedReports of a receiver
  `create index submitted_report_region on submitted_report (region, period, id)`,
  `create trigger submitted_report_append_only before update or delete on submitted_report
     for each row execute function forbid_change()`,
];

const seenByProviderAndFigures = `(${ofOrganisation} and ${noCurator}) or ${ofFigures}`;

const walls = [
  `create function wall_receiver() returns text language sql stable parallel safe
     return (case when current_setting('wall.scope', true) = 'figures' then nullif(current_setting('wall.receiver', true), '') end)`,
  ...['case_spell', 'case_due', 'family_state'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select using (${system} or ${seenByProviderAndFigures})`,
    ...['insert with check', 'update using', 'delete using'].map((what) =>
      `create policy ${what.split(' ')[0]}s on ${table} for ${what} (${system} or ${ofOrganisation})`),
    `grant select, insert, update, delete on ${table} to soprovozhdenie_app`,
  ]),
  `alter table submitted_report enable row level security`,
  `alter table submitted_report force row level security`,
  // a receiver sees what was sent to it: a region's ministry and its resource centre, a commission what came from its municipality
  `create policy seen on submitted_report for select using (${system} or (${ofOrganisation} and ${noCurator})
     or (region = (select wall_figures()) and receiver = (select wall_receiver()))
     or (region = (select wall_commission_region()) and municipality = (select wall_municipality()) and receiver = 'kdn'))`,
  `create policy added on submitted_report for insert with check (${system} or ${ofOrganisation})`,
  `grant select, insert on submitted_report to soprovozhdenie_app`,
  `grant select, delete on untraced_case to soprovozhdenie_app`,
];
