import { namesOf } from '../../db/queries/family-export.ts';
import { countMissing, listFigureCases } from '../../db/queries/figure-cases.ts';
import { countFigures } from '../../db/queries/quarterly-figures.ts';
import type { CaseRecord } from '../../db/queries/cases.ts';
import { DomainError } from '../../domain/errors.ts';
import { questionOf } from '../../domain/report/figure-question.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { type Figure, type Names, toldFigures } from '../../domain/report/labels.ts';
import { missingLabels, type MissingData } from '../../domain/report/missing.ts';
import type { Period } from '../../domain/report/period.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { periodOver, type ReportQuestion, subjectOf } from './report-scope.ts';

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
}

/**
 * The figures of a period that is over, as the facts' dates tell them: what happened after it changes nothing.
 * @throws DomainError report.period-not-over
 */
export async function quarterlyReport(ctx: OperationContext, question: ReportQuestion): Promise<QuarterlyReport> {
  const period = await periodOver(ctx, question.period);
  const subject = subjectOf(ctx, question);
  const figures = toldTo(ctx, await countFigures(ctx.db, subject, period));
  const missing = await countMissing(ctx.db, subject, period);
  return {
    period, organisationId: subject.organisationId ?? null, region: subject.region ?? null, municipality: subject.municipality ?? null,
    figures: toldFigures(figures, await curatorNames(ctx, figures.keys())), missing: missing.map(({ what, cases }) => missingOf(what, cases)),
  };
}

/** Who is no provider is told how many curators there are, and nothing of each. */
export function toldTo({ caller: { scope } }: OperationContext, figures: Figures): Figures {
  if (scope.kind === 'organisation') return figures;
  return new Map([...figures].filter(([id]) => id === 'curators.all' || !id.startsWith('curators.')));
}

export function missingOf(code: string, cases: number): Missing {
  return { code, label: missingLabels[code as MissingData].ru, cases, figure: `missing.${code}` };
}

/** The names of the curators that figures are about. A ministry is told none. */
export async function curatorNames({ db, caller: { scope } }: OperationContext, ids: Iterable<string>): Promise<Names> {
  if (scope.kind !== 'organisation') return new Map();
  const curators = [...ids].flatMap((id) => /^curators\.([0-9a-f-]{36})$/.exec(id)?.[1] ?? []);
  return new Map((await namesOf(db, curators)).map(({ id, name }) => [id, name]));
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
  const found = await listFigureCases(ctx.db, ctx.caller.scope, { subject: subjectOf(ctx, question), period, question: asked }, page);
  for (const one of found.items) ctx.seen.add(one);
  return found;
}
