import type { CodeOf, ReferenceEntry } from './entry.ts';
import { tatarstan } from './source.ts';

export interface IndicatorEntry<Code extends string = string> extends ReferenceEntry<Code> {
  /** What the figure is: a count, or a share of the families that got the help, in per cent. */
  unit: 'count' | 'percent';
}

const section8 = [tatarstan('разд. 8')];

const entries = [
  {
    code: 'centres',
    unit: 'count',
    ru: 'число центров, внедривших социальное сопровождение семей с детьми',
    en: 'centres that have introduced the accompaniment of families with children',
    sources: section8,
  },
  {
    code: 'trainedSpecialists',
    unit: 'count',
    ru: 'численность специалистов, обученных организации социального сопровождения',
    en: 'specialists trained to organise the accompaniment',
    sources: section8,
  },
  {
    code: 'nonProfitOrganisations',
    unit: 'count',
    ru: 'число некоммерческих организаций, привлечённых к решению проблем детей и семей по программам сопровождения',
    en: 'non-profit organisations that work on the problems of children and families under programmes',
    sources: section8,
  },
  {
    code: 'trainedVolunteers',
    unit: 'count',
    ru: 'численность добровольцев, прошедших специальную подготовку и привлечённых по программам сопровождения',
    en: 'volunteers with special training who take part under programmes',
    sources: section8,
  },
  {
    code: 'satisfaction',
    unit: 'percent',
    ru: 'удовлетворённость семей помощью (% семей с детьми, получивших помощь по социальному сопровождению)',
    en: 'satisfaction with the help (% of the families with children that got it)',
    sources: section8,
  },
  {
    code: 'familiesOutOfDifficulty',
    unit: 'count',
    ru: 'численность семей с детьми, преодолевших трудную жизненную ситуацию посредством сопровождения',
    en: 'families with children that got out of difficulty through the accompaniment',
    sources: section8,
  },
  {
    code: 'shareOutOfDifficulty',
    unit: 'percent',
    ru: 'доля семей с детьми, преодолевших трудную жизненную ситуацию, среди получивших помощь по сопровождению',
    en: 'share of families with children that got out of difficulty among those that got the help',
    sources: section8,
  },
] as const satisfies readonly IndicatorEntry[];

export type IndicatorCode = CodeOf<typeof entries>;

/** Target indicators and measures of result (целевые индикаторы и показатели результатов). */
export const indicators: readonly IndicatorEntry<IndicatorCode>[] = entries;
