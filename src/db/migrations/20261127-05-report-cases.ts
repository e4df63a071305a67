import { type Kysely, sql } from 'kysely';

/** The cases behind the figures of a submitted report, and the words that it was told in. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';

const statements = [
  // {"organisation": "…", "names": {…}, "limits": {…}}: what would change with the directory or the regulation
  `alter table submitted_report add column words jsonb not null default '{}' check (jsonb_typeof(words) = 'object')`,
  `create table submitted_report_case (
     report_id uuid not null,
     organisation_id uuid not null,
     figure text not null,
     -- a case stands as often as it counts
     case_ids uuid[] not null check (cardinality(case_ids) > 0),
     -- listSubmittedFigureCases
     primary key (report_id, figure),
     foreign key (report_id, organisation_id) references submitted_report (id, organisation_id)
   )`,
  `create trigger submitted_report_case_append_only before update or delete on submitted_report_case
     for each row execute function forbid_change()`,
  `alter table submitted_report_case enable row level security`,
  `alter table submitted_report_case force row level security`,
  // receivers see figures, never the cases
  `create policy seen on submitted_report_case for select using (${system} or (${ofOrganisation} and (select wall_specialist()) is null))`,
  `create policy added on submitted_report_case for insert with check (${system} or ${ofOrganisation})`,
  `grant select, insert on submitted_report_case to soprovozhdenie_app`,
];
