import { namesOf } from '../../db/queries/family-export.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { isKind } from '../../domain/case/facts.ts';
import { svgOf } from '../../domain/charts/svg.ts';
import { caseTimeline } from '../../domain/charts/timeline.ts';
import { timelineScene } from '../../domain/charts/timeline-scene.ts';
import { russianDate } from '../../domain/forms/russian-date.ts';
import type { OperationContext } from '../context.ts';
import { getCase } from '../read-cases.ts';

/** The course of a case as it stands today (ход сопровождения), as SVG. It names no member of the family. @throws DomainError not-found */
export async function timelineChart(ctx: OperationContext, caseId: string): Promise<string> {
  const { record, assessment, today } = await getCase(ctx, caseId);
  const curators = assessment.history.facts.filter(isKind('curatorAssignment')).map(({ data }) => data.specialistId);
  const names = new Map((await namesOf(ctx.db, curators)).map(({ id, name }) => [id, name]));
  const provider = await findOrganisation(ctx.db, ctx.caller.scope, record.organisationId);
  const which = record.register === null ? `от ${russianDate(record.openedOn)}` : `№ ${record.register.year}/${record.register.number}`;
  return svgOf(timelineScene(caseTimeline(assessment, names), {
    title: `Ход сопровождения: дело ${which}`, subtitle: `На ${russianDate(today)}. ${provider?.name ?? ''}`.trim(),
  }));
}
