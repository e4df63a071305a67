import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** What of a family reports are divided by. */
export interface FamilyState {
  id: string;
  organisationId: string;
  region: string;
  municipality: string;
  categories: readonly string[];
}

/**
 * Keeps where a family lived and what its categories were until it was changed, and what they are from that day on, so that a report on
 * an earlier period goes on to say what it said. Two changes on one day are one.
 */
export async function storeFamilyState(tx: Tx, before: FamilyState, after: FamilyState, on: string): Promise<void> {
  const { id, organisationId, region } = after;
  const row = (from: string, { municipality, categories }: FamilyState) =>
    sql`(${id}::uuid, ${organisationId}::uuid, ${region}, ${from}::date, ${municipality}, ${[...categories]}::text[])`;
  await sql`
    insert into family_state (family_id, organisation_id, region, from_on, municipality, categories) values ${row('-infinity', before)}
    on conflict do nothing`.execute(tx);
  await sql`
    insert into family_state (family_id, organisation_id, region, from_on, municipality, categories) values ${row(on, after)}
    on conflict (family_id, from_on) do update set municipality = excluded.municipality, categories = excluded.categories`.execute(tx);
}
