import { type SheetModel, workbook } from '../../print/xlsx/workbook.ts';
import type { Figure } from '../../domain/report/labels.ts';
import type { OperationContext } from '../context.ts';
import { type Missing, quarterlyReport } from './quarterly-report.ts';
import type { ReportQuestion } from './report-scope.ts';

/** A report on a period as a workbook: its figures, and what is missing in the cases. @throws DomainError report.period-not-over */
export async function quarterlyWorkbook(ctx: OperationContext, question: ReportQuestion): Promise<Uint8Array> {
  const { figures, missing } = await quarterlyReport(ctx, question);
  return await workbook([figureSheet(question.period, figures), missingSheet(missing)]);
}

function figureSheet(period: string, figures: readonly Figure[]): SheetModel {
  return {
    name: `Отчёт ${period}`,
    columns: [{ title: 'Раздел', width: 32 }, { title: 'Показатель', width: 60 }, { title: 'Значение', width: 12 }, { title: 'Код показателя', width: 48 }],
    rows: figures.map(({ section, label, value, id }) => [section, label, value, id]),
  };
}

function missingSheet(missing: readonly Missing[]): SheetModel {
  return {
    name: 'Недостающие данные',
    columns: [{ title: 'Чего нет', width: 80 }, { title: 'В скольких делах', width: 18 }, { title: 'Код показателя', width: 40 }],
    rows: missing.map(({ label, cases, figure }) => [label, cases, figure]),
  };
}
