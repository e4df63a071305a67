import type { Figures } from '../report/figures.ts';
import type { CaseSet } from './case-sets.ts';
import type { IndicatorCounts } from './counts.ts';

/** The counts that indicators are told from, as they stand among the figures of a submitted report: shares by their two numbers. */
const kept: Partial<Record<keyof IndicatorCounts, { figure: string; label: string; cases?: CaseSet }>> = {
  centres: { figure: 'centres', label: 'центров, внедривших сопровождение', cases: 'helped' },
  trained: { figure: 'trainedSpecialists', label: 'специалистов, обученных организации сопровождения' },
  trainedInPeriod: { figure: 'trainedInPeriod', label: 'специалистов, обученных в этом периоде' },
  nonProfits: { figure: 'nonProfitOrganisations', label: 'привлечённых НКО' },
  volunteers: { figure: 'trainedVolunteers', label: 'привлечённых добровольцев с подготовкой' },
  helped: { figure: 'helped', label: 'семей, получивших помощь', cases: 'helped' },
  asked: { figure: 'asked', label: 'семей, заполнивших анкету', cases: 'asked' },
  satisfied: { figure: 'satisfied', label: 'семей, удовлетворённых помощью', cases: 'satisfied' },
  overcame: { figure: 'overcame', label: 'семей, преодолевших трудную жизненную ситуацию', cases: 'overcame' },
};

const entries = Object.entries(kept) as [keyof IndicatorCounts, { figure: string; label: string; cases?: CaseSet }][];

/** Russian names by the last word of a figure `indicators.…`. */
export const indicatorFigureLabels: Readonly<Record<string, string>> = Object.fromEntries(entries.map(([, { figure, label }]) => [figure, label]));

/** The cases behind the figures `indicators.…`, for those that cases are behind. */
export const casesOfIndicatorFigures: ReadonlyMap<string, CaseSet> = new Map(
  entries.flatMap(([, { figure, cases }]) => (cases === undefined ? [] : [[`indicators.${figure}`, cases] as const])),
);

/** The figures of a report that its indicators are told from. */
export function figuresOfIndicators(counts: IndicatorCounts): Figures {
  return new Map(entries.map(([count, { figure }]) => [`indicators.${figure}`, counts[count]]));
}

/** The counts as a report has kept them: what is absent is zero. What was lacking is not among them. */
export function indicatorsInFigures(figures: Readonly<Record<string, number>>): IndicatorCounts {
  const of = (count: keyof IndicatorCounts) => figures[`indicators.${kept[count]?.figure ?? ''}`] ?? 0;
  return {
    centres: of('centres'), trained: of('trained'), trainedInPeriod: of('trainedInPeriod'), nonProfits: of('nonProfits'), volunteers: of('volunteers'),
    helped: of('helped'), asked: of('asked'), satisfied: of('satisfied'), overcame: of('overcame'), notAsked: of('helped') - of('asked'),
    volunteersUntrained: 0, nonProfitsByNameOnly: 0,
  };
}
