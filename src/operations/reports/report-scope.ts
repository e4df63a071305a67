import type { ReportSubject } from '../../db/queries/report-subject.ts';
import { DomainError, refuseIfAny } from '../../domain/errors.ts';
import { type Period, periodOf, periodViolations } from '../../domain/report/period.ts';
import type { OperationContext } from '../context.ts';
import { rulesOfProvider } from '../provider-regulation.ts';

/** Which report is asked for. */
export interface ReportQuestion {
  period: string;
  organisationId?: string | undefined;
  municipality?: string | undefined;
}

/** What of the caller's data a report counts: a provider its own, a ministry its region's. */
export function subjectOf({ caller: { scope } }: OperationContext, { organisationId, municipality }: ReportQuestion): ReportSubject {
  if (scope.kind === 'organisation') {
    // Of another organisation the wall shows nothing.
    return { organisationId: organisationId ?? scope.organisationId, municipality };
  }
  if (scope.kind !== 'figures') throw new DomainError([{ code: 'not-found', params: { what: 'report' } }]);
  return { region: scope.region, organisationId, municipality };
}

/**
 * A period that is over, in the provider's region or, for a region's figures, everywhere.
 * @throws DomainError report.period-not-over, reference.unknown
 */
export async function periodOver(ctx: OperationContext, name: string): Promise<Period> {
  const period = periodOf(name);
  if (period === undefined) throw new DomainError([{ code: 'reference.unknown', pointer: '/period', params: { value: name, list: 'periods' } }]);
  const { scope } = ctx.caller;
  const today = scope.kind === 'organisation' ? (await rulesOfProvider(ctx.db, ctx.clock, scope.organisationId)).today : ctx.clock.today('UTC');
  refuseIfAny(periodViolations(period, today));
  return period;
}
