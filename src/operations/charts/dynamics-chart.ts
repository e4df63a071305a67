import { findOrganisation } from '../../db/queries/organisations.ts';
import { countDynamics } from '../../db/queries/quarter-dynamics.ts';
import { quarterViolations, quartersBetween } from '../../domain/charts/dynamics.ts';
import { dynamicsScene } from '../../domain/charts/dynamics-scene.ts';
import { svgOf } from '../../domain/charts/svg.ts';
import { DomainError, refuseIfAny } from '../../domain/errors.ts';
import { regionInWords } from '../../domain/reference/region-names.ts';
import { periodViolations } from '../../domain/report/period.ts';
import { callersDay } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import { type ReportQuestion, subjectOf } from '../reports/report-scope.ts';

/** Which picture is asked for: quarters by name, both included. */
export interface DynamicsQuestion extends Omit<ReportQuestion, 'period'> {
  region: string;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Families by quarter (динамика), as SVG: a ministry's and a resource centre's region, or what a provider has done in it. The figures are
 * those of the quarterly reports.
 * @throws DomainError not-found for another region, chart.quarters, report.period-not-over
 */
export async function dynamicsChart(ctx: OperationContext, question: DynamicsQuestion): Promise<string> {
  const { region, organisationId, municipality } = question;
  if (await ownRegion(ctx) !== region) throw new DomainError([{ code: 'not-found', params: { what: region } }]);
  const today = await callersDay(ctx);
  const quarters = quartersBetween(question, today);
  refuseIfAny(quarterViolations(quarters));
  refuseIfAny(quarters.slice(-1).flatMap((last) => periodViolations(last, today).map((violation) => ({ ...violation, pointer: '/to' }))));
  const subject = subjectOf(ctx, { period: '', organisationId, municipality });
  const counts = await countDynamics(ctx.db, subject, quarters);
  const whose = await providerName(ctx, subject.organisationId);
  return svgOf(dynamicsScene(counts, {
    title: `Семьи на сопровождении по кварталам: ${regionInWords(region)}`,
    subtitle: `${whose}${municipality === undefined ? '' : `; ${municipality}`}. По датам внесённых фактов, как в отчётах за квартал.`,
  }));
}

/** The region that the caller belongs to. */
async function ownRegion({ db, caller: { scope } }: OperationContext): Promise<string | undefined> {
  if (scope.kind !== 'organisation') return scope.kind === 'figures' ? scope.region : undefined;
  const provider = await findOrganisation(db, scope, scope.organisationId);
  return provider?.kind === 'provider' ? provider.region : undefined;
}

/** Of another provider than its own a provider is told nothing, its name neither. */
async function providerName({ db, caller: { scope } }: OperationContext, organisationId: string | undefined): Promise<string> {
  if (organisationId === undefined) return 'Все организаторы сопровождения';
  const known = scope.kind !== 'organisation' || scope.organisationId === organisationId;
  return (known ? (await findOrganisation(db, scope, organisationId))?.name : undefined) ?? 'Организатор сопровождения';
}
