import { type Kysely, sql } from 'kysely';

/**
 * Handovers of a curator's cases to colleagues (передача дел куратора), for good or for a time, behind the same wall as the cases.
 * Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';
const noCurator = '(select wall_specialist()) is null';

const statements = [
  `create table handover (
     id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     from_specialist_id uuid not null,
     happened_on date not null,
     until date,
     reason text not null check (reason in ('illness', 'leave', 'dismissal', 'other')),
     note text not null check (note <> ''),
     state text not null check (state in ('lasting', 'temporary', 'ended')),
     created_at timestamptz not null,
     created_by text not null,
     version integer not null default 1,
     unique (id, organisation_id),
     foreign key (organisation_id, region) references organisation (id, region),
     constraint handover_from_within_organisation foreign key (from_specialist_id, organisation_id) references specialist (id, organisation_id),
     check ((until is null) = (state = 'lasting')),
     check (until >= happened_on)
   )`,
  // listHandovers of a specialist
  `create index handover_from on handover (from_specialist_id, id)`,
  // job return-handovers: those whose last day is over
  `create index handover_to_return on handover (region, until, id) where state = 'temporary'`,
  `create table handover_case (
     handover_id uuid not null,
     case_id uuid not null,
     family_id uuid not null,
     organisation_id uuid not null,
     to_specialist_id uuid not null,
     level text,
     state text not null check (state in ('handedOver', 'returned', 'kept', 'overtaken')),
     settled_on date,
     kept_because text check (kept_because in ('noRoom', 'curatorLeft', 'refused')),
     primary key (handover_id, case_id),
     constraint handover_case_handover_within_organisation foreign key (handover_id, organisation_id) references handover (id, organisation_id),
     constraint handover_case_case_within_organisation foreign key (case_id, organisation_id) references support_case (id, organisation_id),
     constraint handover_case_family_within_organisation foreign key (family_id, organisation_id) references family (id, organisation_id),
     constraint handover_case_to_within_organisation foreign key (to_specialist_id, organisation_id) references specialist (id, organisation_id),
     check ((state = 'handedOver') = (settled_on is null)),
     check ((state = 'kept') = (kept_because is not null))
   )`,
  ...wall('handover', `${noCurator} or from_specialist_id = (select wall_specialist())`),
  ...wall('handover_case', `${noCurator} or exists (select from support_case c where c.id = handover_case.case_id)`),
];

/** An organisation sees and writes its own; of it a curator sees what is about them. */
function wall(table: string, curatorSees: string): string[] {
  const writes = `${system} or ${ofOrganisation}`;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select using (${system} or (${ofOrganisation} and (${curatorSees})))`,
    `create policy added on ${table} for insert with check (${writes})`,
    `create policy changed on ${table} for update using (${writes}) with check (${writes})`,
    `grant select, insert, update on ${table} to soprovozhdenie_app`,
  ];
}
