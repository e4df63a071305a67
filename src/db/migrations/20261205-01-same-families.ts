import { type Kysely, sql } from 'kysely';

/**
 * Records of the same families share what they are found by (docs/adr/0019-records-of-the-same-families.md): one row of `access_family` leads to the
 * earlier record instead of one to each family. Nothing is written anew, and what stands is found as before. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table access_record add column same_families_as bigint`,
  `comment on column access_record.same_families_as is
     'the number of the earlier record of this chain and month that names the same families, in the same order, where this one is found through it; no part of the seal'`,
  `comment on column access_family.family_id is
     'a family that the record names; or the id of the earlier record that named them all (access_record.same_families_as)'`,
  // The first id of the month in which an id was made, or of so many months later: of the partition in which its record lies.
  `create function least_id_of_month(id uuid, later integer) returns uuid language sql immutable as $$
     select least_id_at((date_trunc('month', to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) at time zone 'Europe/Moscow')
                         + make_interval(months => later)) at time zone 'Europe/Moscow') $$`,
];
