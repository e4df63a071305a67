import { type Kysely, sql } from 'kysely';

/** A region's providers by name, page by page. Nothing here is newer than PostgreSQL 15. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // listReportStandings: who owes a report, by name
  `create index organisation_providers on organisation (region, name, id) where kind = 'provider'`,
];
