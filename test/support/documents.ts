import type { Kysely } from 'kysely';
import { newId } from '../../src/db/new-id.ts';
import type { Database } from '../../src/db/schema.ts';
import type { CaseOnRoad } from './case-road.ts';
import { docxFile } from './docx-file.ts';

/** A paper as if issued in a case; its content names the family. */
export async function aDocument(db: Kysely<Database>, { id: caseId, family, cast: { provider, specialist } }: CaseOnRoad): Promise<string> {
  const id = newId();
  const content = Buffer.from(`%PDF-1.7 ${family.id}`);
  await db.insertInto('issued_document').values({
    id, organisation_id: provider.id, region: provider.region, case_id: caseId, family_id: family.id, form: 'programme', format: 'pdf', number: '1',
    title: 'Программа', parameters: '{}', issue: 1, template_code: 'builtIn', template_version: 1, issued_by: 'test', issued_role: 'curator',
    issued_specialist_id: specialist.id, issued_at: '2026-03-13T09:00:00.000Z', sha256: '0'.repeat(64), size: content.length, file_name: 'ИПССС.pdf', content,
    erased_at: null,
  }).execute();
  return id;
}

/** A region's own template for the programme, unless it has one. */
export async function aTemplate(db: Kysely<Database>, region: string): Promise<void> {
  const content = docxFile(['{paperTitle}']);
  await db.insertInto('document_template').values({
    region, form: 'programme', version: 1, content, sha256: '0'.repeat(64), size: content.length, uploaded_by: 'test', uploaded_at: '2026-03-01T09:00:00.000Z',
  }).onConflict((already) => already.doNothing()).execute();
}
