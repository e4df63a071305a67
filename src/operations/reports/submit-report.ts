import { newId } from '../../db/new-id.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { endReportCall, insertReport, lockNewestReport, type SubmittedReport } from '../../db/queries/submitted-reports.ts';
import { insertReportCases } from '../../db/queries/submitted-report-cases.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, refuseIfAny, type Violation } from '../../domain/errors.ts';
import { differencesOf } from '../../domain/report/differences.ts';
import { type Receiver, wantedReports } from '../../domain/report/wanted.ts';
import { contentHash } from '../content-hash.ts';
import { callersDay } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import { regulationOn } from '../regulation-of.ts';
import { fullReport, recordOf } from './quarterly-report.ts';
import { periodOver } from './report-scope.ts';
import { type SubmittedView, viewOf } from './submitted-view.ts';

export interface Submission {
  period: string;
  /** Whom it is sent to; the one that the regulation names when absent. */
  receiver?: Receiver | undefined;
  /** Why the version before is corrected. */
  reason?: string | undefined;
}

/**
 * Submits a provider's report on a period that is over: the figures are frozen as they are now. The next submission is a new version with
 * its reason. The call for the report ends.
 * @throws DomainError report.period-not-over, report.reason-required, report.nothing-changed
 */
export async function submitReport(tx: Tx, ctx: OperationContext, { reason, ...asked }: Submission): Promise<SubmittedView> {
  const within = { ...ctx, db: tx };
  const period = await periodOver(within, asked.period);
  const { organisationId, region, municipality, report, receiver } = await addressee(within, asked, period);
  const before = await lockNewestReport(tx, { organisationId, report, period: period.name });
  const { figures: counted, words, missing, cases } = await fullReport(tx, ctx, organisationId, period);
  const figures = recordOf(counted);
  refuseIfAny(correctionViolations(before, figures, reason));
  const now = ctx.clock.now();
  const made: SubmittedReport = {
    id: newId(), organisationId, region, municipality, report, receiver, period: period.name, version: (before?.version ?? 0) + 1,
    reason: before === undefined ? null : (reason ?? null), figures, missing, words: { ...words, submittedOn: await callersDay(within) }, sha256: contentHash({ organisationId, report, period: period.name, figures }),
    submittedAt: now, submittedBy: ctx.caller.clientId, receivedAt: null,
  };
  await insertReport(tx, made);
  await insertReportCases(tx, made, cases);
  await endReportCall(tx, made, now);
  recordAudit(tx, ctx, { kind: 'report', id: made.id, organisationId }, { report, period: period.name, version: made.version, receiver });
  return viewOf(within, made, before);
}

async function addressee(ctx: OperationContext, { receiver }: Pick<Submission, 'receiver'>, period: Awaited<ReturnType<typeof periodOver>>) {
  const { scope } = ctx.caller;
  const provider = scope.kind === 'organisation' ? await findOrganisation(ctx.db, scope, scope.organisationId) : undefined;
  if (provider === undefined || provider.kind !== 'provider') throw new DomainError([{ code: 'not-found', params: { what: 'provider' } }]);
  const regulation = await regulationOn(ctx.db, provider.regulationCode ?? '', period.to);
  const wanted = wantedReports(regulation, period).find((one) => receiver === undefined || one.receiver === receiver);
  // A region that asks for none, or a receiver that it does not name: the report is sent of one's own accord.
  const to = wanted?.receiver ?? receiver ?? 'ministry';
  return {
    organisationId: provider.id, region: provider.region, municipality: provider.municipality ?? '', report: wanted?.code ?? `to-${to}`, receiver: to,
  };
}

function correctionViolations(before: SubmittedReport | undefined, figures: Record<string, number>, reason: string | undefined): Violation[] {
  if (before === undefined) return [];
  const params = { period: before.period, version: before.version };
  if (differencesOf(before.figures, figures).length === 0) return [{ code: 'report.nothing-changed', params }];
  return reason === undefined ? [{ code: 'report.reason-required', pointer: '/reason', params }] : [];
}
