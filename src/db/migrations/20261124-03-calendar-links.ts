import { type Kysely, sql } from 'kysely';

/** Secret addresses under which a curator's agenda is subscribed to. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const system = '(select wall_is_system())';
const ofOrganisation = 'organisation_id = (select wall_organisation())';
const ownOfCurator = '((select wall_specialist()) is null or specialist_id = (select wall_specialist()))';

const statements = [
  `create table calendar_link (
     id uuid primary key,
     organisation_id uuid not null references organisation (id),
     specialist_id uuid not null,
     label text not null,
     -- whether the calendar names families
     names boolean not null,
     -- SHA-256 of the secret part of the address, hexadecimal; unique for getCalendar, which finds a link by it
     token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
     created_by text not null,
     created_at timestamptz not null,
     revoked_at timestamptz,
     constraint calendar_link_specialist_id_within_organisation
       foreign key (specialist_id, organisation_id) references specialist (id, organisation_id)
   )`,
  // listCalendarLinks
  `create index calendar_link_specialist on calendar_link (specialist_id, id)`,
  `alter table calendar_link enable row level security`,
  `alter table calendar_link force row level security`,
  `create policy seen on calendar_link for select using (${system} or (${ofOrganisation} and ${ownOfCurator}))`,
  `create policy added on calendar_link for insert with check (${system} or ${ofOrganisation})`,
  `create policy changed on calendar_link for update using (${system} or ${ofOrganisation}) with check (${system} or ${ofOrganisation})`,
  `grant select, insert, update on calendar_link to soprovozhdenie_app`,
];
