import type { Indicator } from '../indicators/told.ts';
import { regionInWords } from '../reference/region-names.ts';
import type { FigureDifference } from '../report/differences.ts';
import { type Figure, lastWordLabels, type Section, sections } from '../report/labels.ts';
import type { Period } from '../report/period.ts';
import { field, fields, group, paragraph, part, signatures, signer, table, title } from './compose.ts';
import { indicatorTable } from './indicators.ts';
import type { Block, Field, FormModel, TableBlock, TableRow } from './model.ts';
import { curatorTables, type LimitOnPaper } from './report-curators.ts';
import { CONFIRMED, periodInWords, receiverInWords } from './report-words.ts';
import { russianDate } from './russian-date.ts';

/** A report on a period with the words for its paper. */
export interface ReportOnPaper {
  period: Period;
  /** Name of the provider; empty in a report on several. */
  organisation: string;
  municipality: string | null;
  /** Code of the region. */
  region: string | null;
  figures: readonly Figure[];
  missing: readonly { label: string; cases: number }[];
  limits: readonly LimitOnPaper[];
  /** When it was put together, `YYYY-MM-DD`. */
  madeOn: string;
  /** Null for a report that has not been submitted. */
  submission: Submission | null;
}

export interface Submission {
  receiver: string;
  version: number;
  reason: string | null;
  sha256: string;
  indicators: readonly Indicator[];
  differences: readonly FigureDifference[];
}

const TITLE = 'Отчёт о социальном сопровождении семей с детьми';

/** The report of a quarter, a half-year or a year as it is signed (отчёт о социальном сопровождении). */
export function reportForm(report: ReportOnPaper): FormModel {
  const { organisation, period, madeOn, submission } = report;
  return {
    code: 'report', title: `${TITLE} ${periodInWords(period)}`, shortTitle: `Отчёт ${period.name}`, date: madeOn, orientation: 'landscape',
    ...(organisation === '' ? {} : { issuer: organisation }),
    blocks: [
      title(TITLE.toUpperCase()), title(periodInWords(period)), fields(...heading(report)),
      part('1. Движение семей и дел'), matrix('flows', flowSections, flowColumns, report.figures),
      part('2. Обращения, переводы, итоги, помощь'), list(report.figures),
      part('3. Мероприятия, сроки, рассмотрение результатов, проверки'), matrix('dues', dueSections, dueColumns, report.figures),
      part('4. Нагрузка кураторов на последний день периода'), ...curatorTables(report.figures, report.limits),
      part('5. Недостающие данные'), ...missing(report),
      ...(submission === null ? [] : [part('6. Целевые индикаторы'), ...indicatorTable(submission.indicators)]),
      ...(submission === null || submission.version === 1 ? [] : [part('7. Что изменило исправление'), differences(submission)]),
      paragraph(CONFIRMED),
      signatures(signer('head', 'Руководитель', undefined, { stamp: true }), signer('executor', 'Исполнитель', undefined, { dated: true })),
    ],
  };
}

function heading({ organisation, municipality, region, period: { from, to }, madeOn, submission }: ReportOnPaper): Field[] {
  return [
    ...(organisation === '' ? [] : [field('organisation', 'Организатор сопровождения', organisation)]),
    ...(municipality === null ? [] : [field('municipality', 'Муниципальное образование', municipality)]),
    ...(region === null ? [] : [field('region', 'Регион', regionInWords(region))]),
    field('period', 'Период', `${russianDate(from)} — ${russianDate(to)}`),
    ...(submission === null ? [field('state', 'Состояние', `не сдан; показатели по данным на ${russianDate(madeOn)}`)] : [
      field('receiver', 'Кому', receiverInWords(submission.receiver)),
      field('submittedOn', 'Сдан', `${russianDate(madeOn)}, версия ${submission.version}`),
      ...(submission.reason === null ? [] : [field('reason', 'Причина исправления', submission.reason)]),
      field('sha256', 'Хеш показателей (SHA-256)', submission.sha256),
    ]),
  ];
}

const flowSections: Section[] = ['families', 'cases', 'levels', 'categories', 'grounds', 'postSupport'];
const flowColumns = ['start', 'in', 'movedIn', 'movedOut', 'out', 'end'];
const dueSections: Section[] = ['measures', 'deadlines', 'reviews', 'checks'];
const dueColumns = ['due', 'done', 'doneLate', 'notDone', 'late', 'open'];
const listSections: Section[] = ['preparation', 'notTaken', 'cases', 'moves', 'outcomes', 'helped'];
/** Columns that only some sections have. */
const onlyIn: Record<string, Section> = { movedIn: 'levels', movedOut: 'levels', notDone: 'measures' };

/** A row for whatever has figures of these columns. */
function matrix(name: string, of: readonly Section[], columns: readonly string[], figures: readonly Figure[]): TableBlock {
  const rows = of.flatMap((section) => rowsOf(section, columns, figures));
  return table(name, [
    ['what', 'Показатель', 34], ...columns.map((column) => [column, lastWordLabels[column] ?? column, 11, 'right'] as const),
  ], rows);
}

function rowsOf(section: Section, columns: readonly string[], figures: readonly Figure[]): TableRow[] {
  const rows = new Map<string, { label: string; values: Map<string, number> }>();
  for (const { id, label, value } of figures) {
    const [column = '', key] = [id.split('.').at(-1), id.slice(0, id.lastIndexOf('.'))];
    if (!id.startsWith(`${section}.`) || !columns.includes(column)) continue;
    const row = rows.get(key) ?? { label: withoutColumn(label, column), values: new Map<string, number>() };
    rows.set(key, row);
    row.values.set(column, value);
  }
  const cells = [...rows.values()].map(({ label, values }): TableRow => ({
    kind: 'cells', cells: [label, ...columns.map((column) => ((onlyIn[column] ?? section) === section ? String(values.get(column) ?? 0) : '—'))],
  }));
  return cells.length === 0 ? [] : [group(sections[section]), ...cells];
}

function withoutColumn(label: string, column: string): string {
  const word = lastWordLabels[column] ?? column;
  return label === word ? 'всего' : label.slice(0, -`: ${word}`.length);
}

/** What is one number each. */
function list(figures: readonly Figure[]): TableBlock {
  const rows = listSections.flatMap((section) => {
    const own = figures.filter(({ id }) => id.startsWith(`${section}.`) && (section !== 'cases' || id === 'cases.extended'));
    return own.length === 0 ? [] : [group(sections[section]), ...own.map(({ label, value }) => [label, String(value)])];
  });
  return table('numbers', [['what', 'Показатель', 85], ['number', 'Значение', 15, 'right']], rows);
}

function missing({ missing: all }: ReportOnPaper): Block[] {
  if (all.length === 0) return [paragraph('Недостающих данных нет.')];
  return [table('missing', [['what', 'Чего нет', 85], ['cases', 'В скольких делах', 15, 'right']], all.map(({ label, cases }) => [label, String(cases)]))];
}

function differences({ differences: all }: Submission): TableBlock {
  return table('differences', [['section', 'Раздел', 30], ['what', 'Показатель', 46], ['before', 'Было', 12, 'right'], ['after', 'Стало', 12, 'right']],
    all.map(({ section, label, before, after }) => [section, label, String(before), String(after)]));
}
