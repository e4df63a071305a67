import type { Indicator, Lacking } from '../indicators/told.ts';
import type { Period } from '../report/period.ts';
import { fields, field, paragraph, part, signatures, signer, table, title } from './compose.ts';
import type { Block, FormModel } from './model.ts';
import { CONFIRMED } from './report-words.ts';
import { russianDate } from './russian-date.ts';

/** What the paper with the target indicators says. */
export interface IndicatorWords {
  period: Period;
  /** The provider or the region, in words. */
  whose: string;
  madeOn: string;
  indicators: readonly Indicator[];
  missing: readonly Lacking[];
}

/** The target indicators of a period (целевые индикаторы и показатели результатов) as a paper. */
export function indicatorForm({ period, whose, madeOn, indicators, missing }: IndicatorWords): FormModel {
  return {
    code: 'indicators', title: 'Целевые индикаторы и показатели результатов социального сопровождения', shortTitle: 'Целевые индикаторы',
    number: period.name, date: madeOn, issuer: whose,
    blocks: [
      title('ЦЕЛЕВЫЕ ИНДИКАТОРЫ И ПОКАЗАТЕЛИ РЕЗУЛЬТАТОВ СОЦИАЛЬНОГО СОПРОВОЖДЕНИЯ СЕМЕЙ С ДЕТЬМИ'),
      fields(
        field('whose', 'Чьи', whose), field('period', 'Период', `${periodWords(period)}, с ${russianDate(period.from)} по ${russianDate(period.to)}`),
        field('madeOn', 'Составлено', russianDate(madeOn)),
      ),
      ...indicatorTable(indicators),
      ...(missing.length === 0 ? [] : [
        part('Недостающие данные'),
        table('missing', [['label', 'Чего нет', 12], ['count', 'Сколько', 2, 'right']], missing.map(({ label, count }) => [sentence(label), String(count)])),
      ]),
      paragraph(CONFIRMED),
      signatures(
        signer('signedByHead', 'Руководитель', undefined, { stamp: true, dated: true }), signer('signedByMaker', 'Исполнитель', undefined, { dated: true }),
      ),
    ],
  };
}

/** The indicators with what each is counted from, and whose text they follow. */
export function indicatorTable(indicators: readonly Indicator[]): Block[] {
  return [
    table('indicators', [
      ['number', '№', 1], ['label', 'Индикатор', 9], ['value', 'Значение', 3, 'right'], ['parts', 'Из скольких семей', 3, 'right'],
      ['basis', 'Из чего посчитано', 9],
    ], indicators.flatMap(rowsOf)),
    paragraph(sourceWords(indicators[0]?.citation), { small: true }),
  ];
}

function rowsOf({ number, label, value, unit, numerator, denominator, basis, beside }: Indicator): string[][] {
  const parts = numerator === null || denominator === null ? '' : `${numerator} из ${denominator}`;
  return [
    [String(number), sentence(label.ru), shownNumber(value, unit), parts, sentence(basis)],
    ...beside.map((one) => ['', `справочно: ${one.label}`, shownNumber(one.value, one.unit), '', '']),
  ];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A count as it is, a share with its decimal comma; a dash where there is nothing to be a share of. */
export function shownNumber(value: number | null, unit: Indicator['unit']): string {
  if (value === null) return '—';
  return unit === 'percent' ? `${value.toFixed(1).replace('.', ',')} %` : String(value);
}

/** «III квартал 2026 года». */
export function periodWords({ name }: Period): string {
  const [year = '', part] = name.split('-');
  const roman = ['I', 'II', 'III', 'IV'][Number(part?.slice(1)) - 1] ?? '';
  if (part === undefined) return `${year} год`;
  return `${roman} ${part.startsWith('Q') ? 'квартал' : 'полугодие'} ${year} года`;
}

function sourceWords(source: Indicator['citation'] | undefined): string {
  const named = `Индикаторы по ${source?.clause ?? ''} модельной программы социального сопровождения Республики Татарстан`;
  return source?.inherited === true ? `${named}; порядок региона своих не устанавливает.` : `${named}.`;
}
