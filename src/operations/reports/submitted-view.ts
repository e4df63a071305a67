import { findReport, listReports, newestOfPeriod, reportingProviders, type SubmittedFilters, type SubmittedReport, versionOf } from '../../db/queries/submitted-reports.ts';
import { DomainError } from '../../domain/errors.ts';
import { differencesOf, type FigureDifference } from '../../domain/report/differences.ts';
import { type Figure, toldFigures } from '../../domain/report/labels.ts';
import { wantedReports } from '../../domain/report/wanted.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { findRegulationOn } from '../regulation-of.ts';
import { curatorNames, type Missing, missingOf, recordOf, toldTo } from './quarterly-report.ts';
import { periodOver } from './report-scope.ts';

/** A submitted report without its figures. */
export type SubmittedHeading = Omit<SubmittedReport, 'figures' | 'missing'>;

/** A submitted report as it was, and what it changed. */
export interface SubmittedView extends SubmittedHeading {
  figures: Figure[];
  missing: Missing[];
  differences: FigureDifference[];
}

export async function viewOf(ctx: OperationContext, { figures, missing, ...heading }: SubmittedReport, before: SubmittedReport | undefined): Promise<SubmittedView> {
  const told = toldTo(ctx, new Map(Object.entries(figures)));
  return {
    ...heading, figures: toldFigures(told, await curatorNames(ctx, told.keys())),
    missing: missing.map(({ code, cases }) => missingOf(code, cases)),
    differences: before === undefined ? [] : differencesOf(recordOf(toldTo(ctx, new Map(Object.entries(before.figures)))), recordOf(told)),
  };
}

/** A page of the submitted reports: a provider's own, or those that were sent to the caller. */
export async function submittedReports(ctx: OperationContext, filters: SubmittedFilters, page: PageRequest): Promise<Page<SubmittedHeading>> {
  const found = await listReports(ctx.db, ctx.caller.scope, filters, page);
  return { ...found, items: found.items.map(({ figures: _, missing: __, ...heading }) => heading) };
}

/** One version of a submitted report, as it was submitted. @throws DomainError not-found */
export async function submittedReport(ctx: OperationContext, id: string): Promise<SubmittedView> {
  const { scope } = ctx.caller;
  const found = await findReport(ctx.db, scope, id);
  if (found === undefined) throw new DomainError([{ code: 'not-found', params: { what: id } }]);
  return await viewOf(ctx, found, await versionOf(ctx.db, scope, found, found.version - 1));
}

/** A report that a provider owes or has submitted. */
export interface Standing {
  organisationId: string;
  name: string;
  report: string;
  label: string;
  receiver: string;
  dueOn: string;
  state: 'submitted' | 'awaited' | 'late';
  submitted: { id: string; version: number; submittedAt: string } | null;
}

/** Who has submitted the reports on a period that the regulations want, and who has not. @throws DomainError report.period-not-over */
export async function reportStandings(ctx: OperationContext, name: string): Promise<Standing[]> {
  const { scope } = ctx.caller;
  const period = await periodOver(ctx, name);
  const at = scope.kind === 'organisation' ? { organisationId: scope.organisationId } : { region: scope.kind === 'figures' ? scope.region : '' };
  const submitted = await newestOfPeriod(ctx.db, scope, name);
  const today = ctx.clock.today('UTC');
  const standings: Standing[] = [];
  for (const provider of await reportingProviders(ctx.db, at, period.to)) {
    const regulation = await findRegulationOn(ctx.db, provider.regulationCode, period.to);
    for (const { code, label, receiver, dueOn } of regulation === undefined ? [] : wantedReports(regulation, period)) {
      const made = submitted.find(({ organisationId, report }) => organisationId === provider.id && report === code);
      standings.push({
        organisationId: provider.id, name: provider.name, report: code, label: label.ru, receiver, dueOn,
        state: made !== undefined ? 'submitted' : today > dueOn ? 'late' : 'awaited',
        submitted: made === undefined ? null : { id: made.id, version: made.version, submittedAt: made.submittedAt },
      });
    }
  }
  return standings;
}
