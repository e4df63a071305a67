import { type Kysely, sql } from 'kysely';

/** Clients that an administrator registers, with two secrets while one replaces the other; failed attempts; blocked outside subjects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table api_client
     add column name text,
     add column previous_secret_hash text,
     add column previous_valid_until timestamptz,
     add column revoked_reason text,
     add column version integer not null default 1,
     add check ((previous_secret_hash is null) = (previous_valid_until is null))`,
  // every client belongs to the region whose administrator looks after it
  `update api_client c set region = o.region from organisation o where c.region is null and o.id = c.organisation_id`,
  // listClients: an administrator's region, by id
  `create index api_client_region on api_client (region, client_id)`,
  // one row for a client at an address, one for an address, one for a client
  `create table failed_attempt (
     subject text primary key,
     failures integer not null check (failures >= 0),
     last_failed_at timestamptz not null,
     blocked_until timestamptz
   )`,
  // clean-up of attempts older than a day
  `create index failed_attempt_age on failed_attempt (last_failed_at)`,
  // written by hand, when an outside server has not yet shut out whom we must
  `create table blocked_subject (
     issuer text not null,
     subject text not null,
     blocked_at timestamptz not null,
     reason text not null,
     primary key (issuer, subject)
   )`,
  `grant select, insert, update, delete on failed_attempt to soprovozhdenie_app`,
  `grant select on blocked_subject to soprovozhdenie_app`,
];
