import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, sql, type SqlBool } from 'kysely';
import { noWords, type ReportWords } from '../../domain/report/words.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { SubmittedReportTable } from '../report-tables.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import type { Tx } from '../transaction.ts';

/** A report as it was submitted (сданный отчёт). */
export interface SubmittedReport {
  id: string;
  organisationId: string;
  region: string;
  municipality: string;
  report: string;
  receiver: string;
  period: string;
  version: number;
  reason: string | null;
  figures: Record<string, number>;
  missing: { code: string; cases: number }[];
  words: ReportWords;
  sha256: string;
  submittedAt: string;
  submittedBy: string;
  /** When its receiver first read it (получен); null until then. */
  receivedAt: string | null;
}

export interface SubmittedFilters {
  period?: string | undefined;
  organisationId?: string | undefined;
}

/** A provider its own; a ministry and a resource centre what was sent to it; a commission what was sent to it from its municipality. */
export function reportReachable(eb: ExpressionBuilder<Database, 'submitted_report'>, scope: Scope): Expression<SqlBool> {
  switch (scope.kind) {
    case 'system': return eb.lit(true);
    case 'organisation': return eb('organisation_id', '=', scope.organisationId);
    case 'figures': return eb.and([eb('region', '=', scope.region), eb('receiver', '=', scope.receiver ?? '')]);
    case 'municipality':
      return eb.and([eb('region', '=', scope.region), eb('municipality', '=', scope.municipality), eb('receiver', '=', 'kdn')]);
    case 'curator':
    case 'region':
    case 'centre':
    case 'partner': return eb.lit(false);
  }
}

/** Takes turns with other submissions of the provider, and gives the newest version of a report; undefined before the first. */
export async function lockNewestReport(tx: Tx, { organisationId, report, period }: Pick<SubmittedReport, 'organisationId' | 'report' | 'period'>): Promise<SubmittedReport | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${organisationId} ${report} ${period}`}, 0))`.execute(tx);
  return await versionOf(tx, { kind: 'system' }, { organisationId, report, period });
}

/** A version of a report; the newest without a number. */
export async function versionOf(
  db: Kysely<Database>, scope: Scope, { organisationId, report, period }: Pick<SubmittedReport, 'organisationId' | 'report' | 'period'>, version?: number,
): Promise<SubmittedReport | undefined> {
  const query = db.selectFrom('submitted_report').selectAll().select(receivedAt).where((eb) => reportReachable(eb, scope))
    .where('organisation_id', '=', organisationId).where('report', '=', report).where('period', '=', period);
  const row = await (version === undefined ? query : query.where('version', '=', version)).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row && reportOf(row);
}

export async function insertReport(tx: Tx, report: SubmittedReport): Promise<void> {
  await tx.insertInto('submitted_report').values({
    id: report.id, organisation_id: report.organisationId, region: report.region, municipality: report.municipality, report: report.report,
    receiver: report.receiver, period: report.period, version: report.version, reason: report.reason, figures: JSON.stringify(report.figures),
    missing: JSON.stringify(report.missing), words: JSON.stringify(report.words), sha256: report.sha256, submitted_at: report.submittedAt, submitted_by: report.submittedBy,
  }).execute();
}

export async function findReport(db: Kysely<Database>, scope: Scope, id: string): Promise<SubmittedReport | undefined> {
  const row = await db.selectFrom('submitted_report').selectAll().select(receivedAt).where('id', '=', id).where((eb) => reportReachable(eb, scope)).executeTakeFirst();
  return row && reportOf(row);
}

/** A page of the reports that a scope reaches, in the order of submission. */
export async function listReports(db: Kysely<Database>, scope: Scope, filters: SubmittedFilters, page: PageRequest): Promise<Page<SubmittedReport>> {
  let query = db.selectFrom('submitted_report').selectAll().select(receivedAt).where((eb) => reportReachable(eb, scope));
  if (filters.period !== undefined) query = query.where('period', '=', filters.period);
  if (filters.organisationId !== undefined) query = query.where('organisation_id', '=', filters.organisationId);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], reportOf);
}

/** Ends the call for a report that has been submitted. */
export async function endReportCall(tx: Tx, { organisationId, report, period }: Pick<SubmittedReport, 'organisationId' | 'report' | 'period'>, now: string): Promise<void> {
  await tx.updateTable('alert').set({ ended_at: now })
    .where('organisation_id', '=', organisationId).where('kind', '=', 'quarterlyReportDue').where('subject', '=', `report:${report}:${period}`)
    .where('ended_at', 'is', null).execute();
}

const receivedAt = sql<string | null>`(select read_at from submitted_report_reading where report_id = submitted_report.id)`.as('received_at');

/** Writes down that a report was read by its receiver; the first time stays. Returns it. */
export async function noteReading(tx: Tx, { id, organisationId }: Pick<SubmittedReport, 'id' | 'organisationId'>, at: string, by: string): Promise<string> {
  await tx.insertInto('submitted_report_reading').values({ report_id: id, organisation_id: organisationId, read_at: at, read_by: by })
    .onConflict((conflict) => conflict.doNothing()).execute();
  const row = await tx.selectFrom('submitted_report_reading').select('read_at').where('report_id', '=', id).executeTakeFirstOrThrow();
  return row.read_at;
}

function reportOf(row: Selectable<SubmittedReportTable> & { received_at: string | null }): SubmittedReport {
  return {
    id: row.id, organisationId: row.organisation_id, region: row.region, municipality: row.municipality, report: row.report, receiver: row.receiver,
    period: row.period, version: row.version, reason: row.reason, figures: row.figures, missing: row.missing, words: { ...noWords, ...row.words }, sha256: row.sha256,
    submittedAt: row.submitted_at, submittedBy: row.submitted_by, receivedAt: row.received_at,
  };
}

/** A regulation by which providers of a report work. */
export interface RegulationAtWork {
  code: string;
  /** Name of the first of these providers. */
  provider: string;
}

/** The regulations by which the providers of a region work, or one of them. */
export async function regulationsOfReport(
  db: Kysely<Database>, { organisationId, region }: { organisationId?: string | undefined; region?: string | undefined },
): Promise<RegulationAtWork[]> {
  let query = db.selectFrom('organisation').select((eb) => ['regulation_code', eb.fn.min('name').as('provider')]).groupBy('regulation_code')
    .where('kind', '=', 'provider').where('regulation_code', 'is not', null);
  if (organisationId !== undefined) query = query.where('id', '=', organisationId);
  if (region !== undefined) query = query.where('region', '=', region);
  const rows = await query.orderBy('regulation_code').execute();
  return rows.map(({ regulation_code: code, provider }) => ({ code: code ?? '', provider }));
}
