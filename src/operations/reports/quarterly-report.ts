import { behindMissingIn, countMissing, listFigureCases } from '../../db/queries/figure-cases.ts';
import { countIndicators, indicatorCaseIds } from '../../db/queries/indicator-figures.ts';
import type { CaseRecord } from '../../db/queries/cases.ts';
import { countReport } from '../../db/queries/quarterly-figures.ts';
import type { ReportSubject } from '../../db/queries/report-subject.ts';
import { DomainError } from '../../domain/errors.ts';
import { casesOfIndicatorFigures, figuresOfIndicators } from '../../domain/indicators/figures.ts';
import { type FigureQuestion, questionOf } from '../../domain/report/figure-question.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { type Figure, toldFigures } from '../../domain/report/labels.ts';
import { missingLabels, type MissingData } from '../../domain/report/missing.ts';
import type { Period } from '../../domain/report/period.ts';
import type { ReportWords } from '../../domain/report/words.ts';
import type { Tx } from '../../db/transaction.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { periodOver, type ReportQuestion, subjectOf } from './report-scope.ts';
import { type CaseloadLimit, curatorsOverLimit, idsOverLimit, limitsTold, namesIn, reportRules, reportWords } from './report-words.ts';

/** What somebody has yet to enter, and in how many cases. */
export interface Missing {
  code: string;
  label: string;
  cases: number;
  /** The figure that opens the cases. */
  figure: string;
}

/** A report as it would be now (отчёт за период). */
export interface QuarterlyReport {
  period: Period;
  organisationId: string | null;
  region: string | null;
  municipality: string | null;
  figures: Figure[];
  missing: Missing[];
  /** How many families of a level a curator may hold; empty where several regulations are in force. */
  limits: CaseloadLimit[];
}

/**
 * The figures of a period that is over, as the facts' dates tell them: what happened after it changes nothing.
 * @throws DomainError report.period-not-over
 */
export async function quarterlyReport(ctx: OperationContext, question: ReportQuestion): Promise<QuarterlyReport> {
  const { words: _, ...report } = await wordedReport(ctx, question);
  return report;
}

/** The same, with the words for a paper. */
export async function wordedReport(ctx: OperationContext, question: ReportQuestion): Promise<QuarterlyReport & { words: ReportWords }> {
  const period = await periodOver(ctx, question.period);
  const subject = subjectOf(ctx, question);
  const { figures, words } = await countedWithWords(ctx, subject, period);
  const missing = await countMissing(ctx.db, subject, period);
  return {
    period, organisationId: subject.organisationId ?? null, region: subject.region ?? null, municipality: subject.municipality ?? null,
    figures: toldFigures(figures, namesIn(words)), missing: missing.map(({ what, cases }) => missingOf(what, cases)), limits: limitsTold(words), words,
  };
}

async function countedWithWords(ctx: OperationContext, subject: ReportSubject, period: Period) {
  const rules = await reportRules(ctx, subject, period);
  const { figures: all, loads } = await countReport(ctx.db, subject, period);
  all.set('curators.over', curatorsOverLimit(loads, rules));
  const figures = toldTo(ctx, all);
  return { figures, words: await reportWords(ctx.db, rules, figures.keys()) };
}

/** Everything of a provider's report that is kept when it is submitted. */
export interface FullReport {
  figures: Figures;
  words: ReportWords;
  missing: { code: string; cases: number }[];
  /** The cases behind each figure; one stands as often as it counts. */
  cases: Map<string, string[]>;
}

export async function fullReport(tx: Tx, ctx: OperationContext, organisationId: string, period: Period): Promise<FullReport> {
  const subject = { organisationId };
  const rules = await reportRules({ ...ctx, db: tx }, subject, period);
  const { figures, loads, cases } = await countReport(tx, subject, period, true);
  figures.set('curators.over', curatorsOverLimit(loads, rules));
  cases.set('curators.over', idsOverLimit(figures, rules).flatMap((id) => cases.get(`curators.${id}`) ?? []));
  await addIndicators(tx, subject, period, { figures, cases });
  const lacking = await behindMissingIn(tx, subject, period);
  for (const [what, ids] of lacking) cases.set(`missing.${what}`, ids);
  return {
    figures, cases, words: await reportWords(tx, rules, figures.keys()), missing: lacking.map(([code, ids]) => ({ code, cases: ids.length })),
  };
}

/** What the target indicators are told from is kept together with the figures. */
async function addIndicators(tx: Tx, subject: ReportSubject, period: Period, { figures, cases }: Pick<FullReport, 'figures' | 'cases'>): Promise<void> {
  for (const [id, number] of figuresOfIndicators(await countIndicators(tx, subject, period))) figures.set(id, number);
  for (const [id, set] of casesOfIndicatorFigures) cases.set(id, await indicatorCaseIds(tx, { subject, period, set }));
}

/** Who is no provider is told how many curators there are, and nothing of each. */
export function toldTo({ caller: { scope } }: OperationContext, figures: Figures): Figures {
  if (scope.kind === 'organisation') return figures;
  return new Map([...figures].filter(([id]) => !/^curators\.[0-9a-f-]{36}/.test(id)));
}

export function missingOf(code: string, cases: number): Missing {
  return { code, label: missingLabels[code as MissingData].ru, cases, figure: `missing.${code}` };
}

/** What is absent is zero. */
export function recordOf(figures: Figures): Record<string, number> {
  return Object.fromEntries([...figures].filter(([, number]) => number !== 0).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * A page of the cases behind a figure, as they are now.
 * @throws DomainError not-found for an id that is no figure's, report.period-not-over
 */
export async function figureCases(ctx: OperationContext, figure: string, question: ReportQuestion, page: PageRequest): Promise<Page<CaseRecord>> {
  const asked = questionOf(figure);
  if (asked === undefined) throw new DomainError([{ code: 'not-found', params: { what: figure } }]);
  const period = await periodOver(ctx, question.period);
  const subject = subjectOf(ctx, question);
  const found = await listFigureCases(ctx.db, ctx.caller.scope, { subject, period, question: await withCurators(ctx, asked, subject, period) }, page);
  for (const one of found.items) ctx.seen.add(one);
  return found;
}

/** Whose load is over the limit follows from all families of a curator, wherever they live. */
async function withCurators(ctx: OperationContext, question: FigureQuestion, { organisationId }: ReportSubject, period: Period): Promise<FigureQuestion> {
  if (question.of !== 'curated' || question.overLimit !== true) return question;
  const whole = { organisationId };
  const { figures } = await countReport(ctx.db, whole, period);
  return { of: 'curated', specialistIds: idsOverLimit(figures, await reportRules(ctx, whole, period)) };
}
