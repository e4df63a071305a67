import { findOrganisation } from '../../db/queries/organisations.ts';
import { indicatorForm } from '../../domain/forms/indicators.ts';
import type { Indicator, Lacking } from '../../domain/indicators/told.ts';
import { regionInWords } from '../../domain/reference/region-names.ts';
import { print } from '../../print/printer.ts';
import { type SheetModel, workbook } from '../../print/xlsx/workbook.ts';
import { callersDay } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import type { ReportQuestion } from '../reports/report-scope.ts';
import { type IndicatorReport, indicatorReport } from './indicators.ts';

/** The indicators of a period as a workbook. @throws DomainError report.period-not-over */
export async function indicatorWorkbook(ctx: OperationContext, question: ReportQuestion): Promise<Uint8Array> {
  const { indicators, missing } = await indicatorReport(ctx, question);
  return await workbook([indicatorSheet(question.period, indicators), lackingSheet(missing)]);
}

/** The indicators of a period, and beside each what is told with it. */
export function indicatorSheet(period: string, indicators: readonly Indicator[]): SheetModel {
  return {
    name: `Индикаторы ${period}`,
    columns: [
      { title: '№', width: 5 }, { title: 'Индикатор', width: 70 }, { title: 'Значение', width: 12 }, { title: 'Единица', width: 10 },
      { title: 'Числитель', width: 12 }, { title: 'Знаменатель', width: 13 }, { title: 'Из чего посчитано', width: 70 }, { title: 'Код', width: 26 },
    ],
    rows: indicators.flatMap(({ number, code, label, value, unit, numerator, denominator, basis, beside }) => [
      [number, label.ru, value, units[unit], numerator, denominator, basis, code],
      ...beside.map((one) => [null, one.label, one.value, units[one.unit], null, null, null, `${code}.${one.code}`]),
    ]),
  };
}

const units = { count: 'ед.', percent: '%' } as const;

function lackingSheet(missing: readonly Lacking[]): SheetModel {
  return {
    name: 'Недостающие данные',
    columns: [{ title: 'Чего нет', width: 80 }, { title: 'Сколько', width: 12 }, { title: 'На какие индикаторы влияет', width: 60 }, { title: 'Код', width: 26 }],
    rows: missing.map(({ label, count, indicators, code }) => [label, count, indicators.join(', '), code]),
  };
}

/** The indicators of a period as a paper to be signed. @throws DomainError report.period-not-over */
export async function indicatorPaper(ctx: OperationContext, question: ReportQuestion): Promise<Uint8Array> {
  const report = await indicatorReport(ctx, question);
  const model = indicatorForm({ ...report, whose: await whose(ctx, report), madeOn: await callersDay(ctx) });
  return await print<'form'>({ kind: 'form', model, format: 'pdf', issuedAt: ctx.clock.now() });
}

/** In words: the provider, or the region, and within it the municipality. A provider that asks about another is told nothing, the name included. */
async function whose({ db, caller: { scope } }: OperationContext, { organisationId, region, municipality }: IndicatorReport): Promise<string> {
  const foreign = scope.kind === 'organisation' && scope.organisationId !== organisationId;
  const provider = organisationId === null || foreign ? undefined : await findOrganisation(db, scope, organisationId);
  return [provider?.name ?? (region === null ? 'нет данных' : regionInWords(region)), ...(municipality === null ? [] : [municipality])].join(', ');
}

