import type { Citation } from '../errors.ts';
import { indicators, type IndicatorCode } from '../reference/indicators.ts';
import { tatarstan2017 } from '../regulations/data/tatarstan-2017.ts';
import type { CaseSet } from './case-sets.ts';
import type { IndicatorCounts } from './counts.ts';
import { percentOf } from './percent.ts';

/** A number told beside an indicator. */
export interface Beside {
  code: string;
  label: string;
  value: number | null;
  unit: 'count' | 'percent';
}

/** One of the seven target indicators (целевые индикаторы и показатели результатов). */
export interface Indicator {
  /** Its place in section 8, from 1. */
  number: number;
  code: IndicatorCode;
  label: { ru: string; en: string };
  unit: 'count' | 'percent';
  /** Null where there is nothing to be a share of. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Out of what it is counted. */
  basis: string;
  beside: Beside[];
  /** Under which names its cases are listed: those of the value or numerator, and of the denominator. */
  cases: CaseSet | null;
  denominatorCases: CaseSet | null;
  citation: Citation;
}

/** What only an indicator's own part says: the rest is reference data. */
type Part = Pick<Indicator, 'value' | 'basis'> & Partial<Indicator>;

const HELPED = 'семьи, которые в периоде сопровождались хотя бы день';

const parts: Record<IndicatorCode, (counts: IndicatorCounts) => Part> = {
  centres: ({ centres }) => ({
    value: centres, basis: 'организаторы, у которых в периоде сопровождалась хотя бы одна семья', cases: 'helped',
  }),
  trainedSpecialists: ({ trained, trainedInPeriod }) => ({
    value: trained, basis: 'специалисты, которые к концу периода прошли обучение организации сопровождения, каждый один раз',
    beside: [{ code: 'inPeriod', label: 'обучались в этом периоде', value: trainedInPeriod, unit: 'count' }],
  }),
  nonProfitOrganisations: ({ nonProfits }) => ({
    value: nonProfits, basis: 'разные НКО, привлечённые в периоде хотя бы на день; одна и та же узнаётся по справочнику, ОГРН или ИНН',
  }),
  trainedVolunteers: ({ volunteers }) => ({
    value: volunteers, basis: 'добровольцы, привлечённые в периоде хотя бы на день и к его концу прошедшие специальную подготовку',
  }),
  satisfaction: ({ satisfied, helped, asked }) => ({
    value: percentOf(satisfied, helped), numerator: satisfied, denominator: helped, cases: 'satisfied', denominatorCases: 'helped',
    basis: `в числителе семьи с оценкой 4 или 5 в последней за период анкете, в знаменателе ${HELPED}, спрошенные и неспрошенные`,
    beside: [
      { code: 'asked', label: 'семей, заполнивших анкету', value: asked, unit: 'count' },
      { code: 'ofAsked', label: 'доля удовлетворённых среди заполнивших анкету', value: percentOf(satisfied, asked), unit: 'percent' },
    ],
  }),
  familiesOutOfDifficulty: ({ overcame }) => ({
    value: overcame, basis: 'семьи, сопровождение которых в периоде завершено с успехом', cases: 'overcame',
  }),
  shareOutOfDifficulty: ({ overcame, helped }) => ({
    value: percentOf(overcame, helped), numerator: overcame, denominator: helped, cases: 'overcame', denominatorCases: 'helped',
    basis: `в числителе семьи, сопровождение которых в периоде завершено с успехом, в знаменателе ${HELPED}`,
  }),
};

/** The seven of them in the order of the source; `region` is the one whose figures they are. */
export function toldIndicators(counts: IndicatorCounts, region: string): Indicator[] {
  return indicators.map(({ code, ru, en, unit, sources }, at) => ({
    number: at + 1, code, label: { ru, en }, unit, numerator: null, denominator: null, beside: [], cases: null, denominatorCases: null,
    citation: citationOf(sources[0], region), ...parts[code](counts),
  }));
}

/** Only Tatarstan's text has indicators: every other region's are counted by the same rules, and said to be taken over. */
function citationOf(source: { clause: string } | undefined, region: string): Citation {
  const { code, version } = tatarstan2017;
  return { regulation: code, version, clause: source?.clause ?? '', inherited: region !== tatarstan2017.region };
}

/** What is lacking, so that an indicator would be another once it is entered. */
export interface Lacking {
  code: string;
  label: string;
  count: number;
  indicators: IndicatorCode[];
  /** The name under which its cases are listed. */
  cases: CaseSet | null;
}

/** What is lacking in cases and of their curators by the period's end. */
export interface LackingCounts {
  /** Cases whose term is over while nothing was decided. */
  noOutcome: number;
  /** Curators of families without training on how accompaniment is organised. */
  curatorsUntrained: number;
}

/** All that is lacking. */
export function lackingFor(counts: IndicatorCounts, { noOutcome, curatorsUntrained }: LackingCounts): Lacking[] {
  const all: Lacking[] = [
    { code: 'notAsked', label: 'семьи получали помощь, но анкеты за период нет', count: counts.notAsked, indicators: ['satisfaction'], cases: 'notAsked' },
    {
      code: 'noOutcome', label: 'срок программы кончился, решения об итоге или продлении нет (дел)', count: noOutcome,
      indicators: ['familiesOutOfDifficulty', 'shareOutOfDifficulty'], cases: 'noOutcome',
    },
    {
      code: 'curatorsUntrained', label: 'у кураторов, ведущих семьи, не внесено обучение организации сопровождения', count: curatorsUntrained,
      indicators: ['trainedSpecialists'], cases: null,
    },
    {
      code: 'nonProfitsByNameOnly', label: 'НКО известны только по названию: без ОГРН и ИНН одна может считаться дважды', count: counts.nonProfitsByNameOnly,
      indicators: ['nonProfitOrganisations'], cases: null,
    },
    {
      code: 'volunteersUntrained', label: 'у привлечённых добровольцев не внесена специальная подготовка', count: counts.volunteersUntrained,
      indicators: ['trainedVolunteers'], cases: null,
    },
  ];
  return all.filter(({ count }) => count > 0);
}
