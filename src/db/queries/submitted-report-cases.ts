import { type Kysely, sql, type SqlBool } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseNames, caseOf, type CaseRecord } from './cases.ts';

/** Keeps which cases made up each figure of a submitted report. */
export async function insertReportCases(
  tx: Tx, { id, organisationId }: { id: string; organisationId: string }, cases: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const rows = [...cases].filter(([, ids]) => ids.length > 0).map(([figure, ids]) => ({ figure, ids }));
  await sql`
    insert into submitted_report_case (report_id, organisation_id, figure, case_ids)
    select ${id}::uuid, ${organisationId}::uuid, figure, array(select jsonb_array_elements_text(ids)::uuid)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as kept (figure text, ids jsonb)`.execute(tx);
}

/** Which cases of a figure: all, or those by which it differs from another version of the report. */
export interface FrozenFigure {
  reportId: string;
  figure: string;
  /** Only those that count less often in this other version. */
  without?: string | undefined;
}

/** A page of the cases that made up a figure when its report was submitted, as they are now. */
export async function listFrozenCases(db: Kysely<Database>, scope: Scope, asked: FrozenFigure, page: PageRequest): Promise<Page<CaseRecord>> {
  const own = kept(asked.reportId, asked.figure);
  const ids = asked.without === undefined ? own : sql`${own} except all ${kept(asked.without, asked.figure)}`;
  let query = db.selectFrom('support_case').select(caseColumns).select(caseNames)
    .where((eb) => caseReachable(eb, scope)).where(sql<SqlBool>`support_case.id in (${ids})`);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], caseOf);
}

function kept(reportId: string, figure: string) {
  return sql`select unnest(k.case_ids) from submitted_report_case k where k.report_id = ${reportId}::uuid and k.figure = ${figure}`;
}
