import { type Kysely, sql } from 'kysely';

/** Indexes that the plans of 200 thousand cases asked for (test/long/plans.test.ts). Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // the places of all curators of a provider: a handover, and who has room
  `create index caseload_place_organisation on caseload_place (organisation_id, specialist_id)`,
];
