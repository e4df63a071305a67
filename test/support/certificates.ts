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

/** A print of a certificate, as if issued. */
export async function aCertificatePrint(db: Kysely<Database>, certificateId: string): Promise<void> {
  const { organisation_id, region, family_id, year, number } = await db.selectFrom('family_certificate').selectAll().where('id', '=', certificateId).executeTakeFirstOrThrow();
  const content = Buffer.from('%PDF-1.7');
  await db.insertInto('issued_document').values({
    id: newId(), organisation_id, region, case_id: null, family_id, form: 'family-certificate', format: 'pdf', number: `${year}/${number}`, title: 'Семейный сертификат',
    parameters: '{}', issue: 1, template_code: 'builtIn', template_version: 1, issued_by: 'test', issued_role: 'head', issued_specialist_id: null,
    issued_at: '2020-06-01T09:00:00.000Z', sha256: '0'.repeat(64), size: content.length, file_name: 'Семейный сертификат.pdf', content, erased_at: null,
  }).execute();
}
