import { DomainError } from '../domain/errors.ts';
import type { Source } from '../domain/reference/entry.ts';
import type { HelpTypeCode } from '../domain/reference/help-types.ts';
import { catalogueSource, proposeMeasures as proposalsFor } from '../domain/reference/measures/index.ts';
import { findFamily } from '../db/queries/families.ts';
import { linkView, type MeasureLinkView, type MeasureTitle, titleView } from './catalogue-view.ts';
import type { OperationContext } from './context.ts';
import { getCase } from './read-cases.ts';

/** Where the proposals come from: the case's own regulation, or another region's, which only advises. */
export type ProposalSource = Source & { standing: 'ownRegulation' | 'recommendation'; ru: string; en: string };

export type MeasureProposalView = MeasureTitle & {
  why: MeasureLinkView[];
  /** The newest version of the programme has a measure with this code. */
  inProgramme: boolean;
};

export interface MeasureProposals {
  source: ProposalSource;
  items: MeasureProposalView[];
}

/**
 * What the measure catalogue has for the categories of a case's family.
 * @throws DomainError not-found, for a foreign case as for a missing one
 */
export async function proposeMeasures(
  ctx: OperationContext, caseId: string, helpType?: HelpTypeCode,
): Promise<MeasureProposals> {
  const { record, assessment } = await getCase(ctx, caseId);
  const family = await findFamily(ctx.db, ctx.caller.scope, record.familyId);
  if (family === undefined) throw new DomainError([{ code: 'not-found', params: { what: record.familyId } }]);
  const planned = assessment.history.programmes.at(-1)?.data.measures ?? [];
  const codes = new Set(planned.map(({ catalogueCode }) => catalogueCode));
  const items = proposalsFor(family.categories, helpType).map(({ measure, why }) => ({
    ...titleView(measure), why: why.map(linkView), inProgramme: codes.has(measure.code),
  }));
  return { source: sourceFor(record.regulationCode), items };
}

function sourceFor(regulation: string): ProposalSource {
  if (regulation === catalogueSource.regulation) {
    return {
      ...catalogueSource,
      standing: 'ownRegulation',
      ru: 'Мероприятия алгоритмов, которые порядок разрешает включать в программу.',
      en: 'Measures of the algorithms that the regulation lets into a programme.',
    };
  }
  return {
    ...catalogueSource,
    standing: 'recommendation',
    ru: 'Рекомендация: порядок этого региона каталога не содержит, мероприятия взяты из алгоритмов Республики Татарстан.',
    en: 'A recommendation: this region’s regulation has no catalogue, the measures are those of Tatarstan’s algorithms.',
  };
}
