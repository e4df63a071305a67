import { type SheetModel, workbook } from '../../print/xlsx/workbook.ts';
import type { FigureDifference } from '../../domain/report/differences.ts';
import { receiverInWords } from '../../domain/forms/report-words.ts';
import type { Figure } from '../../domain/report/labels.ts';
import type { OperationContext } from '../context.ts';
import { indicatorSheet } from '../indicators/indicator-papers.ts';
import { openSubmission } from './open-submitted-report.ts';
import { type Missing, quarterlyReport } from './quarterly-report.ts';
import type { ReportQuestion } from './report-scope.ts';
import type { SubmittedView } from './submitted-view.ts';

/** A report on a period as a workbook: its figures, and what is missing in the cases. @throws DomainError report.period-not-over */
export async function quarterlyWorkbook(ctx: OperationContext, question: ReportQuestion): Promise<Uint8Array> {
  const { figures, missing } = await quarterlyReport(ctx, question);
  return await workbook([figureSheet(question.period, figures), missingSheet(missing)]);
}

/** A submitted report as a workbook: also who sent it to whom, and what a correction has changed. @throws DomainError not-found */
export async function submittedWorkbook(ctx: OperationContext, id: string): Promise<{ period: string; version: number; content: Uint8Array }> {
  const { view, words } = await openSubmission(ctx, id);
  const { period, version, figures, missing, indicators, differences } = view;
  const sheets = [
    figureSheet(period, figures), indicatorSheet(period, indicators), missingSheet(missing), aboutSheet(view, words.organisation),
    ...(version === 1 ? [] : [differenceSheet(differences)]),
  ];
  return { period, version, content: await workbook(sheets) };
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

function aboutSheet({ municipality, receiver, period, version, reason, submittedAt, sha256 }: SubmittedView, organisation: string): SheetModel {
  return {
    name: 'Сведения об отчёте',
    columns: [{ title: 'Что', width: 34 }, { title: 'Значение', width: 80 }],
    rows: [
      ['Организатор сопровождения', organisation], ['Муниципальное образование', municipality], ['Период', period], ['Кому', receiverInWords(receiver)],
      ['Сдан', submittedAt], ['Версия', version], ['Причина исправления', reason], ['Хеш показателей (SHA-256)', sha256],
    ],
  };
}

function differenceSheet(differences: readonly FigureDifference[]): SheetModel {
  return {
    name: 'Что изменилось',
    columns: [{ title: 'Раздел', width: 32 }, { title: 'Показатель', width: 60 }, { title: 'Было', width: 12 }, { title: 'Стало', width: 12 }, { title: 'Код показателя', width: 48 }],
    rows: differences.map(({ section, label, before, after, id }) => [section, label, before, after, id]),
  };
}
