import type { CaseRecord } from '../../db/queries/cases.ts';
import { countIndicators, countLacking, listIndicatorCases } from '../../db/queries/indicator-figures.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import type { ReportSubject } from '../../db/queries/report-subject.ts';
import { DomainError } from '../../domain/errors.ts';
import { caseSetOf } from '../../domain/indicators/case-sets.ts';
import { type Indicator, type Lacking, lackingFor, toldIndicators } from '../../domain/indicators/told.ts';
import type { Period } from '../../domain/report/period.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { periodOver, type ReportQuestion, subjectOf } from '../reports/report-scope.ts';

/** The target indicators of a period that is over (целевые индикаторы). */
export interface IndicatorReport {
  period: Period;
  organisationId: string | null;
  region: string | null;
  municipality: string | null;
  indicators: Indicator[];
  missing: Lacking[];
}

/** The indicators as of the evening of the period's last day: what happened after it changes nothing. @throws DomainError report.period-not-over */
export async function indicatorReport(ctx: OperationContext, question: ReportQuestion): Promise<IndicatorReport> {
  const period = await periodOver(ctx, question.period);
  const subject = subjectOf(ctx, question);
  const counts = await countIndicators(ctx.db, subject, period);
  return {
    period, organisationId: subject.organisationId ?? null, region: subject.region ?? null, municipality: subject.municipality ?? null,
    indicators: toldIndicators(counts, await regionOf(ctx, subject)), missing: lackingFor(counts, await countLacking(ctx.db, subject, period)),
  };
}

/** The region whose text is asked whether it has indicators. */
async function regionOf({ db, caller: { scope } }: OperationContext, { region }: ReportSubject): Promise<string> {
  if (region !== undefined) return region;
  const own = scope.kind === 'organisation' ? await findOrganisation(db, scope, scope.organisationId) : undefined;
  return own?.region ?? '';
}

/**
 * A page of the cases behind an indicator, or behind what is lacking, as they are now.
 * @throws DomainError not-found for a name that opens no cases, report.period-not-over
 */
export async function indicatorCases(ctx: OperationContext, name: string, question: ReportQuestion, page: PageRequest): Promise<Page<CaseRecord>> {
  const set = caseSetOf(name);
  if (set === undefined) throw new DomainError([{ code: 'not-found', params: { what: name } }]);
  const period = await periodOver(ctx, question.period);
  const found = await listIndicatorCases(ctx.db, ctx.caller.scope, { subject: subjectOf(ctx, question), period, set }, page);
  for (const one of found.items) ctx.seen.add(one);
  return found;
}
