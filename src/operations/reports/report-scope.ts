import type { ReportSubject } from '../../db/queries/report-subject.ts';
import { DomainError, refuseIfAny } from '../../domain/errors.ts';
import { type Period, periodOf, periodViolations } from '../../domain/report/period.ts';
import { callersDay } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';

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
 * A period that is over, by the caller's day.
 * @throws DomainError report.period-not-over, reference.unknown
 */
export async function periodOver(ctx: OperationContext, name: string): Promise<Period> {
  const period = periodOf(name);
  if (period === undefined) throw new DomainError([{ code: 'reference.unknown', pointer: '/period', params: { value: name, list: 'periods' } }]);
  refuseIfAny(periodViolations(period, await callersDay(ctx)));
  return period;
}
