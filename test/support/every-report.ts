import { newId } from '../../src/db/new-id.ts';
import type { Organisation } from '../../src/db/queries/organisations.ts';
import type { TestApp } from './app.ts';

/** A report on a quarter long gone, sent to somebody who has read it, perhaps with a case behind one of its figures. */
export async function aReport({ api, provider: { id: organisationId, region, municipality } }: { api: Pick<TestApp, 'db'>; provider: Organisation }, receiver: string, caseId?: string): Promise<string> {
  const id = newId();
  await api.db.insertInto('submitted_report').values({
    id, organisation_id: organisationId, region, municipality: municipality ?? '', report: `test-${id}`, receiver, period: '2025-Q4', version: 1, reason: null,
    figures: '{"cases.end": 1}', missing: '[]', sha256: '0'.repeat(64), submitted_at: '2026-01-10T09:00:00.000Z', submitted_by: 'test',
  }).execute();
  await api.db.insertInto('submitted_report_reading').values({ report_id: id, organisation_id: organisationId, read_at: '2026-01-11T09:00:00.000Z', read_by: 'test' }).execute();
  if (caseId !== undefined) await api.db.insertInto('submitted_report_case').values({ report_id: id, organisation_id: organisationId, figure: 'cases.in', case_ids: [caseId] }).execute();
  return id;
}
