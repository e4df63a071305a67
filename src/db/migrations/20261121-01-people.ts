import { type Kysely, sql } from 'kysely';

/** Organisations, their specialists and clients, families with their members. Each index names the query that needs it. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table organisation (
     id uuid primary key,
     kind text not null check (kind in ('provider', 'partner', 'commission', 'ministry', 'resourceCentre')),
     name text not null check (name <> ''),
     region text not null,
     municipality text,
     regulation_code text,
     created_at timestamptz not null,
     version integer not null default 1,
     check (kind <> 'provider' or regulation_code is not null),
     unique (id, region)
   )`,
  // listOrganisations: a region's organisations by id
  `create index organisation_region on organisation (region, id)`,
  `create table specialist (
     id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     name text not null check (name <> ''),
     position text not null,
     holds_cases boolean not null,
     active boolean not null,
     created_at timestamptz not null,
     version integer not null default 1,
     foreign key (organisation_id, region) references organisation (id, region)
   )`,
  // listSpecialists within an organisation; also the foreign key
  `create index specialist_organisation on specialist (organisation_id, id)`,
  // listSpecialists within a region
  `create index specialist_region on specialist (region, id)`,
  `create table api_client (
     client_id text primary key,
     secret_hash text not null,
     role text not null,
     region text,
     municipality text,
     organisation_id uuid references organisation (id),
     specialist_id uuid references specialist (id),
     demo boolean not null,
     created_at timestamptz not null,
     revoked_at timestamptz
   )`,
  `create table family (
     id uuid primary key,
     organisation_id uuid not null,
     region text not null,
     municipality text not null,
     address text not null,
     completeness text not null check (completeness in ('full', 'singleParent')),
     categories text[] not null check (cardinality(categories) > 0),
     category_note text,
     contact_phone text,
     created_at timestamptz not null,
     version integer not null default 1,
     unique (id, organisation_id),
     foreign key (organisation_id, region) references organisation (id, region)
   )`,
  // listFamilies of an organisation
  `create index family_organisation on family (organisation_id, id)`,
  `create table family_member (
     id uuid primary key,
     family_id uuid not null references family (id),
     position integer not null,
     full_name text not null check (full_name <> ''),
     kinship text not null,
     birth_date date,
     legal_representative boolean not null,
     left_on date,
     unique (family_id, position),
     unique (id, family_id)
   )`,
];
