import { type Kysely, sql } from 'kysely';

/**
 * What outside systems call our records (внешние идентификаторы). A name stands once in a region, and a record has one name in each
 * system; both by the indexes, so two writers at the same moment never make two. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';
/** Of the directories, which have no wall themselves. */
const directory = `kind in ('organisation', 'specialist')`;

const statements = [
  `create table external_id (
     region text not null,
     -- whose record it is; of an organisation, the organisation itself
     organisation_id uuid not null,
     kind text not null check (kind in ('organisation', 'specialist', 'family', 'familyMember', 'case', 'programme', 'measure')),
     system text not null check (system ~ '^[a-z0-9][a-z0-9.-]{0,39}$'),
     value text not null check (value <> '' and length(value) <= 200),
     target_id uuid not null,
     -- within the target: of a family the member's id, of a case the programme's number, or the programme's and the measure's: 1/2
     part text not null default '',
     specialist_id uuid generated always as (case when kind = 'specialist' then target_id end) stored,
     family_id uuid generated always as (case when kind in ('family', 'familyMember') then target_id end) stored,
     case_id uuid generated always as (case when kind in ('case', 'programme', 'measure') then target_id end) stored,
     check ((part <> '') = (kind in ('familyMember', 'programme', 'measure'))),
     check (kind <> 'organisation' or target_id = organisation_id),
     -- one name, one target: the lookup by a name, and the lists' filter by one, which leaves the region to the lists
     primary key (kind, system, value, region),
     -- the names of a page of targets; one name of a target in each system
     constraint external_id_once_a_system unique (target_id, kind, part, system),
     -- deferred: a name is claimed first, and what it is to name is stored after, in the same transaction
     foreign key (organisation_id, region) references organisation (id, region) deferrable initially deferred,
     ${within('specialist_id', 'specialist')},
     ${within('family_id', 'family')},
     ${within('case_id', 'support_case')}
   )`,
  `create function wall_sees_measure(of_case uuid, of_part text) returns boolean language plpgsql stable as $$
     begin return exists (select from measure m where m.case_id = of_case and of_part = m.programme_number || '/' || m.number); end $$`,
  `create function wall_sees_programme(of_case uuid, of_part text) returns boolean language plpgsql stable as $$
     begin return exists (select from delivery d where d.case_id = of_case and of_part = d.programme_number::text); end $$`,
  `alter table external_id enable row level security`,
  `alter table external_id force row level security`,
  `create policy seen on external_id for select using (
     ${system} or ${directory}
     or (${ofOrganisation} and ((select wall_specialist()) is null
          or (family_id is not null and wall_sees_family(family_id)) or (case_id is not null and wall_sees_case(case_id))))
     or ((select wall_municipality()) is not null and kind in ('case', 'programme') and wall_sees_case(case_id))
     or ((select wall_partner()) is not null
         and (kind = 'measure' and wall_sees_measure(case_id, part) or kind = 'programme' and wall_sees_programme(case_id, part))))`,
  `create policy added on external_id for insert with check (${system} or ${writes()})`,
  `create policy removed on external_id for delete using (${system} or ${writes()})`,
  `grant select, insert, delete on external_id to soprovozhdenie_app`,
];

function within(column: string, target: string): string {
  return `constraint external_id_${column}_within_organisation foreign key (${column}, organisation_id)
       references ${target} (id, organisation_id) deferrable initially deferred`;
}

/** An organisation names its own; a region's office what is in its directories. */
function writes(): string {
  return `(${ofOrganisation} and kind <> 'organisation') or (${directory} and region = (select wall_region()))`;
}
