import { reportForm, type ReportOnPaper } from '../../domain/forms/report.ts';
import { periodOf } from '../../domain/report/period.ts';
import { renderForm } from '../../print/render.ts';
import { callersDay } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import { openSubmission } from './open-submitted-report.ts';
import { wordedReport } from './quarterly-report.ts';
import type { ReportQuestion } from './report-scope.ts';

/** A report on a period as PDF, as of now. Two of one day from the same data are the same bytes. @throws DomainError report.period-not-over */
export async function quarterlyPaper(ctx: OperationContext, question: ReportQuestion): Promise<Uint8Array> {
  const { madeOn, report: { words, organisationId: _, ...report } } = await look(ctx, async (within) => ({
    madeOn: await callersDay(within), report: await wordedReport(within, question),
  }));
  return await printed({ ...report, organisation: words.organisation, madeOn, submission: null }, `${madeOn}T00:00:00.000Z`);
}

/** A submitted report as PDF: the same bytes however often. @throws DomainError not-found */
export async function submittedPaper(ctx: OperationContext, id: string): Promise<{ period: string; version: number; content: Uint8Array }> {
  const { view, words } = await openSubmission(ctx, id);
  const { figures, missing, limits, municipality, region, receiver, version, reason, sha256, differences, indicators, submittedAt } = view;
  const period = periodOf(view.period);
  if (period === undefined) throw new Error(`A submitted report on ${view.period}`);
  const content = await printed({
    period, organisation: words.organisation, municipality, region, figures, missing, limits, madeOn: words.submittedOn ?? submittedAt.slice(0, 10),
    submission: { receiver, version, reason, sha256, indicators, differences },
  }, submittedAt);
  return { period: view.period, version, content };
}

async function printed(report: ReportOnPaper, issuedAt: string): Promise<Uint8Array> {
  return await renderForm(reportForm(report), 'pdf', issuedAt);
}
