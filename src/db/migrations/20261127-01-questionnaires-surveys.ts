import { type Kysely, sql } from 'kysely';

/**
 * What families answer: questionnaires of a case as reports count them, and a resource centre's surveys, which know no family; the first
 * reading of a submitted report; the wall of a resource centre. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...functions, ...questionnaires, ...readings, ...surveys]) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';
const ofCentre = 'organisation_id = (select wall_centre())';

/** What the transaction was told, as in the first walls (see `src/db/wall.ts`); null when it was told nothing. */
const functions = [
  `create function wall_centre() returns uuid language sql stable parallel safe
     return (case when current_setting('wall.scope', true) = 'centre' then nullif(current_setting('wall.organisationId', true), '') end)::uuid`,
];

/** As PL/pgSQL on purpose, as in the first walls: the other table's policies stay out of the plan of every statement. */
function glance(name: string, from: string): string {
  return `create function ${name}(of_id uuid) returns boolean language plpgsql stable as $$
    begin return exists (select from ${from}); end $$`;
}

const questionnaires = [
  `create table case_questionnaire (
     case_id uuid not null,
     -- the fact's number within the case: of two of a day the later one counts
     fact_seq integer not null check (fact_seq > 0),
     organisation_id uuid not null,
     region text not null,
     family_id uuid not null,
     on_date date not null,
     satisfaction integer not null check (satisfaction between 1 and 5),
     overcame text not null check (overcame in ('yes', 'partly', 'no')),
     primary key (case_id, fact_seq),
     foreign key (case_id, organisation_id) references support_case (id, organisation_id),
     foreign key (family_id, organisation_id) references family (id, organisation_id)
   )`,
  // indicators of a provider, and of a region or a municipality
  `create index case_questionnaire_organisation on case_questionnaire (organisation_id, on_date)`,
  `create index case_questionnaire_region on case_questionnaire (region, on_date)`,
  ...walled('case_questionnaire'),
  `create policy seen on case_questionnaire for select using (${system}
     or (${ofOrganisation} and (select wall_specialist()) is null) or region = (select wall_figures()))`,
  `create policy added on case_questionnaire for insert with check (${system} or ${ofOrganisation})`,
  `grant select, insert on case_questionnaire to soprovozhdenie_app`,
  // what a family thinks of the help is not a commission's to read
  `create policy questionnaires on case_fact as restrictive for select
     using ((select wall_municipality()) is null or kind <> 'questionnaire')`,
];

const readings = [
  glance('wall_sees_report', 'submitted_report r where r.id = of_id'),
  `alter table submitted_report add unique (id, organisation_id)`,
  `create table submitted_report_reading (
     report_id uuid primary key,
     organisation_id uuid not null,
     read_at timestamptz not null,
     read_by text not null,
     foreign key (report_id, organisation_id) references submitted_report (id, organisation_id)
   )`,
  `create trigger submitted_report_reading_append_only before update or delete on submitted_report_reading
     for each row execute function forbid_change()`,
  ...walled('submitted_report_reading'),
  `create policy seen on submitted_report_reading for select using (${system} or wall_sees_report(report_id))`,
  // a provider does not receive its own report
  `create policy added on submitted_report_reading for insert
     with check ((select wall_organisation()) is null and wall_sees_report(report_id))`,
  `grant select, insert on submitted_report_reading to soprovozhdenie_app`,
];

const surveys = [
  `create table survey (
     id uuid primary key,
     -- the resource centre whose it is
     organisation_id uuid not null,
     region text not null,
     title text not null,
     from_on date not null,
     to_on date not null check (to_on >= from_on),
     questions jsonb not null check (jsonb_typeof(questions) = 'array'),
     created_at timestamptz not null,
     created_by text not null,
     closed_at timestamptz,
     unique (id, organisation_id),
     foreign key (organisation_id, region) references organisation (id, region)
   )`,
  // listSurveys of a resource centre
  `create index survey_organisation on survey (organisation_id, id)`,
  `create table survey_provider (
     survey_id uuid not null,
     organisation_id uuid not null,
     region text not null,
     provider_id uuid not null,
     primary key (survey_id, provider_id),
     unique (survey_id, provider_id, organisation_id),
     foreign key (survey_id, organisation_id) references survey (id, organisation_id),
     foreign key (provider_id, region) references organisation (id, region)
   )`,
  // listSurveys of a provider
  `create index survey_provider_provider on survey_provider (provider_id, survey_id)`,
  // no family and no case: the table does not know whose an answer is
  `create table survey_response (
     id uuid primary key,
     survey_id uuid not null,
     organisation_id uuid not null,
     provider_id uuid not null,
     municipality text not null,
     answered_on date not null,
     -- {"q1": 4, "q2": "yes", …}
     answers jsonb not null check (jsonb_typeof(answers) = 'object'),
     received_at timestamptz not null,
     foreign key (survey_id, provider_id, organisation_id) references survey_provider (survey_id, provider_id, organisation_id)
   )`,
  // getSurveyResults and listSurveyResponses
  `create index survey_response_survey on survey_response (survey_id, id)`,
  `create trigger survey_response_append_only before update or delete on survey_response
     for each row execute function forbid_change()`,
  // closing is the only change there is
  `create function survey_keeps() returns trigger language plpgsql as $$
     begin
       if old.closed_at is not null or to_jsonb(old) - 'closed_at' <> to_jsonb(new) - 'closed_at' then
         raise exception 'a survey is never changed but by closing it';
       end if;
       return new;
     end $$`,
  `create trigger survey_kept before update on survey for each row execute function survey_keeps()`,
  `create function wall_is_surveyed(of_id uuid) returns boolean language plpgsql stable as $$
    begin return exists (select from survey_provider p where p.survey_id = of_id and p.provider_id = wall_organisation()); end $$`,
  ...walled('survey'),
  ...walled('survey_provider'),
  ...walled('survey_response'),
  // a resource centre its own; a provider the surveys that cover it, and of the answers those about it
  `create policy seen on survey for select using (${system} or ${ofCentre}
     or ((select wall_organisation()) is not null and (select wall_specialist()) is null and wall_is_surveyed(id)))`,
  ...['survey_provider', 'survey_response'].map((table) => `create policy seen on ${table} for select using (${system} or ${ofCentre}
     or (provider_id = (select wall_organisation()) and (select wall_specialist()) is null))`),
  ...['survey', 'survey_provider', 'survey_response'].map((table) => `create policy added on ${table} for insert with check (${ofCentre})`),
  `create policy changed on survey for update using (${ofCentre}) with check (${ofCentre})`,
  `grant select, insert, update (closed_at) on survey to soprovozhdenie_app`,
  `grant select, insert on survey_provider, survey_response to soprovozhdenie_app`,
];

function walled(table: string): string[] {
  return [`alter table ${table} enable row level security`, `alter table ${table} force row level security`];
}
