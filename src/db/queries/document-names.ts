import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** What organisations and specialists are called on paper, by id. */
export interface DocumentNames {
  organisations: Map<string, string>;
  specialists: Map<string, { name: string; position: string }>;
}

/** The names of those organisations and specialists that are among these ids. Whoever asks has come by the ids within its scope. */
export async function namesForDocuments(db: Kysely<Database>, ids: readonly string[]): Promise<DocumentNames> {
  const wanted = sql<string>`any (${[...ids]}::uuid[])`;
  const organisations = await db.selectFrom('organisation').select(['id', 'name']).where('id', '=', wanted).execute();
  const specialists = await db.selectFrom('specialist').select(['id', 'name', 'position']).where('id', '=', wanted).execute();
  return {
    organisations: new Map(organisations.map(({ id, name }) => [id, name])),
    specialists: new Map(specialists.map(({ id, name, position }) => [id, { name, position }])),
  };
}
