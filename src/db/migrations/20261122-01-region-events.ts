import { type Kysely, sql } from 'kysely';

/** Events of a whole region, such as a published regulation, belong to no organisation. Only loosens: the release before runs beside it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox alter column organisation_id drop not null`.execute(db);
}
