import { newestSubmissions, type NewestSubmission, owingProviders, type OwingProvider } from '../../db/queries/report-standings.ts';
import { providerRegulationCodes } from '../../db/queries/organisations.ts';
import { pageOf } from '../../db/page.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { Period } from '../../domain/report/period.ts';
import { type WantedReport, wantedReports } from '../../domain/report/wanted.ts';
import { callersDay } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { findRegulationOn } from '../regulation-of.ts';
import { periodOver } from './report-scope.ts';

/** A report that a provider owes or has submitted. */
export interface Standing {
  organisationId: string;
  name: string;
  report: string;
  label: string;
  receiver: string;
  dueOn: LocalDate;
  state: 'submitted' | 'awaited' | 'late';
  submitted: { id: string; version: number; submittedAt: string } | null;
}

interface Owed {
  provider: OwingProvider;
  report: WantedReport;
}

/**
 * A page of who has submitted the reports on a period that the regulations want, and who has not, by the providers' names and the reports'
 * codes: a provider its own, a receiver those that are to be sent to it. The page goes on after a provider's id and a report's code.
 * @throws DomainError report.period-not-over
 */
export async function reportStandings(ctx: OperationContext, name: string, { limit, after }: PageRequest): Promise<Page<Standing>> {
  const { scope } = ctx.caller;
  const period = await periodOver(ctx, name);
  const wanted = await wantedByRegulation(ctx, period);
  const [lastProvider, lastReport = ''] = after ?? [];
  const asked = { period: name, before: period.to, regulationCodes: [...wanted.keys()], from: lastProvider };
  // Of each at least one is told, but for the last page's provider, which may have none left; and one more says that the list goes on.
  const providers = await owingProviders(ctx.db, scope, asked, limit + 2);
  const owed = providers.flatMap((provider) => (wanted.get(provider.regulationCode) ?? [])
    .filter(({ code }) => provider.id !== lastProvider || code > lastReport).map((report): Owed => ({ provider, report })));
  const page = pageOf(owed, limit, ({ provider, report }) => [provider.id, report.code], (one) => one);
  const made = await newestSubmissions(ctx.db, scope, name, page.items.map(({ provider }) => provider.id));
  const today = await callersDay(ctx);
  return { ...page, items: page.items.map((one) => standingOf(one, made, today)) };
}

/** The reports that each regulation at work wants of its providers for this caller, by code. */
async function wantedByRegulation({ db, caller: { scope } }: OperationContext, period: Period): Promise<Map<string, WantedReport[]>> {
  const wanted = new Map<string, WantedReport[]>();
  for (const code of await providerRegulationCodes(db, scope)) {
    const regulation = await findRegulationOn(db, code, period.to);
    const told = regulation === undefined ? [] : wantedReports(regulation, period).filter(({ receiver }) => scope.kind !== 'figures' || scope.receiver === receiver);
    if (told.length > 0) wanted.set(code, told.sort((one, other) => (one.code < other.code ? -1 : 1)));
  }
  return wanted;
}

function standingOf({ provider, report: { code, label, receiver, dueOn } }: Owed, made: readonly NewestSubmission[], today: LocalDate): Standing {
  const found = made.find(({ organisationId, report }) => organisationId === provider.id && report === code);
  return {
    organisationId: provider.id, name: provider.name, report: code, label: label.ru, receiver, dueOn,
    state: found !== undefined ? 'submitted' : today > dueOn ? 'late' : 'awaited',
    submitted: found === undefined ? null : { id: found.id, version: found.version, submittedAt: found.submittedAt },
  };
}
