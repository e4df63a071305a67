import { findReport, listReports, type SubmittedFilters, type SubmittedReport, versionOf } from '../../db/queries/submitted-reports.ts';
import type { CaseRecord } from '../../db/queries/cases.ts';
import { listFrozenCases } from '../../db/queries/submitted-report-cases.ts';
import { DomainError } from '../../domain/errors.ts';
import { differencesOf, type FigureDifference } from '../../domain/report/differences.ts';
import { casesOfIndicatorFigures, indicatorsInFigures } from '../../domain/indicators/figures.ts';
import { type Indicator, toldIndicators } from '../../domain/indicators/told.ts';
import { questionOf } from '../../domain/report/figure-question.ts';
import { type Figure, toldFigures } from '../../domain/report/labels.ts';
import type { ReportWords } from '../../domain/report/words.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { type Missing, missingOf, recordOf, toldTo } from './quarterly-report.ts';
import { type CaseloadLimit, limitsTold, namesIn } from './report-words.ts';

export const figureChanges = ['came', 'went'] as const;
export type FigureChange = (typeof figureChanges)[number];

/** A submitted report without its figures. */
export type SubmittedHeading = Omit<SubmittedReport, 'figures' | 'missing' | 'words'>;

/** A submitted report as it was, and what it changed. */
export interface SubmittedView extends SubmittedHeading {
  figures: Figure[];
  missing: Missing[];
  differences: FigureDifference[];
  /** The target indicators, told from the figures `indicators.…` that were kept. */
  indicators: Indicator[];
  /** How many families of a level a curator could hold. */
  limits: CaseloadLimit[];
}

/** As the caller may see it, in the words of the day of its submission. */
export function viewOf(ctx: OperationContext, { figures, missing, words, ...heading }: SubmittedReport, before: SubmittedReport | undefined): SubmittedView {
  const told = toldTo(ctx, new Map(Object.entries(figures)));
  const names = new Map([...namesIn(before?.words ?? words), ...namesIn(words)]);
  return {
    ...heading, figures: toldFigures(told, names), missing: missing.map(({ code, cases }) => missingOf(code, cases)), limits: limitsTold(words),
    indicators: toldIndicators(indicatorsInFigures(figures), heading.region),
    differences: before === undefined ? [] : differencesOf(recordOf(toldTo(ctx, new Map(Object.entries(before.figures)))), recordOf(told), names),
  };
}

/** A page of the submitted reports: a provider's own, or those that were sent to the caller. */
export async function submittedReports(ctx: OperationContext, filters: SubmittedFilters, page: PageRequest): Promise<Page<SubmittedHeading>> {
  const found = await listReports(ctx.db, ctx.caller.scope, filters, page);
  return { ...found, items: found.items.map(({ figures: _, missing: __, words: ___, ...heading }) => heading) };
}

/** One version of a submitted report, as it was submitted, and its words for a paper. @throws DomainError not-found */
export async function wordedSubmission(ctx: OperationContext, id: string): Promise<{ view: SubmittedView; words: ReportWords }> {
  const { scope } = ctx.caller;
  const found = await findReport(ctx.db, scope, id);
  if (found === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return { view: viewOf(ctx, found, await versionOf(ctx.db, scope, found, found.version - 1)), words: found.words };
}

/**
 * A page of the cases that made up a figure of a submitted report, as they are now: all, or those that count more in this version than in the
 * one before (`came`), or less (`went`).
 * @throws DomainError not-found, also for an id that is no figure's
 */
export async function submittedFigureCases(
  ctx: OperationContext, id: string, figure: string, change: FigureChange | undefined, page: PageRequest,
): Promise<Page<CaseRecord>> {
  const { scope } = ctx.caller;
  const found = await findReport(ctx.db, scope, id);
  if (found === undefined || (questionOf(figure) === undefined && !casesOfIndicatorFigures.has(figure))) throw new DomainError([{ code: 'not-found', params: { what: found === undefined ? id : figure } }]);
  const before = change === undefined ? undefined : await versionOf(ctx.db, scope, found, found.version - 1);
  if (change === 'went' && before === undefined) return { items: [] };
  const asked = change === 'went' ? { reportId: before?.id ?? '', figure, without: id } : { reportId: id, figure, without: before?.id };
  const cases = await listFrozenCases(ctx.db, scope, asked, page);
  for (const one of cases.items) ctx.seen.add(one);
  return cases;
}
