import type { Kysely } from 'kysely';
import { newId } from '../../src/db/new-id.ts';
import type { Database } from '../../src/db/schema.ts';
import type { Family } from '../../src/domain/family.ts';

let certificates = 0;

/** A family's certificate in the register of a year long gone. */
export async function aCertificate(db: Kysely<Database>, { id: familyId, organisationId, region }: Family): Promise<string> {
  const id = newId();
  certificates += 1;
  await db.insertInto('family_certificate').values({
    id, organisation_id: organisationId, region, family_id: familyId, year: 2020, number: certificates, issued_on: '2020-06-01', participants: 'семья',
    activity: 'club', direction: 'Керамика', head_name: null, recorded_by: 'test', created_at: '2020-06-01T09:00:00.000Z', erased_on: null,
  }).execute();
  return id;
}
