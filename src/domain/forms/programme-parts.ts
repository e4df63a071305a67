import type { ProgrammeVersion } from '../case/history.ts';
import { labelOf } from '../reference/index.ts';
import { levels } from '../reference/levels.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { box, coded, group, table } from './compose.ts';
import { type DocumentData, historyIn } from './document-data.ts';
import type { Checkbox, TableBlock, TableRow } from './model.ts';
import { executorWords, markWords, measureWords, numberedMeasures, planParts } from './plan.ts';
import { russianDate } from './russian-date.ts';

// The parts that Tatarstan's Appendix 2 gives a programme; the lists are those of the case's own regulation.

/** Those that stand under another category: one parent who raises the children alone. */
const underSingleParent: readonly string[] = ['singleMother', 'singleFather'];

/** Full or single-parent family. */
export function completenessBoxes({ family }: DocumentData): Checkbox[] {
  return [
    box('singleParentFamily', 'неполная семья', family?.completeness === 'singleParent'),
    box('fullFamily', 'полная семья', family?.completeness === 'full'),
  ];
}

export function categoryBoxes({ regulation, family }: DocumentData): Checkbox[] {
  const held = family?.categories ?? [];
  return regulation.rules.categories.value.map((code) =>
    box(coded('category', code), labelOf('categories', code).ru, held.includes(code), underSingleParent.includes(code)));
}

/** Categories that the regulation's form has no box for, and what «other» stands for. */
export function otherCategories({ regulation, family }: DocumentData): string {
  const known = regulation.rules.categories.value;
  const beyond = (family?.categories ?? []).filter((code) => !known.includes(code)).map((code) => labelOf('categories', code).ru);
  return [...beyond, ...(family?.categoryNote ? [family.categoryNote] : [])].join('; ');
}

export function circumstanceBoxes(data: DocumentData): Checkbox[] {
  const held = historyIn(data)?.opened.data.circumstances ?? [];
  return data.regulation.rules.circumstances.value.map((code) =>
    box(coded('circumstance', code), labelOf('circumstances', code).ru, held.some((one) => one.code === code)));
}

/** What was written beside the circumstances. */
export function circumstanceNotes(data: DocumentData): string {
  const held = historyIn(data)?.opened.data.circumstances ?? [];
  const known = data.regulation.rules.circumstances.value;
  return held.flatMap(({ code, note }) => {
    const words = labelOf('circumstances', code).ru;
    if (note !== undefined) return [code === 'otherSigns' ? note : `${words}: ${note}`];
    return known.includes(code) ? [] : [words];
  }).join('; ');
}

/** The levels of the regulation, what each aims at and how long it lasts. */
export function levelBoxes({ regulation }: DocumentData, level: string | undefined): Checkbox[] {
  return regulation.rules.levels.value.map(({ code }) => box(coded('level', code), levelWords(regulation, code), code === level));
}

function levelWords({ rules }: Regulation, code: string): string {
  const meaning = levels.find((one) => one.code === code)?.meaning.ru;
  const term = rules.terms.value[code];
  const longest = term === undefined ? undefined : `срок — до ${monthsWords(term.longestMonths)}`;
  const told = [meaning, longest].filter((words) => words !== undefined).join('; ');
  return `${labelOf('levels', code).ru}${told === '' ? '' : ` (${told})`}`;
}

/** After «до»: «1 месяца», «6 месяцев», «21 месяца». */
function monthsWords(months: number): string {
  return `${months} ${months % 10 === 1 && months % 100 !== 11 ? 'месяца' : 'месяцев'}`;
}

/** The plan of work with the family (план работы), by help type. A help type that nothing is planned for says so. */
export function planTable(data: DocumentData, version: ProgrammeVersion | undefined): TableBlock {
  return table('measures', [
    ['planNumber', '№', 1, 'center'],
    ['measure', 'Основные мероприятия по социальному сопровождению семьи', 6],
    ['dueOn', 'Сроки исполнения', 2.6, 'center'],
    ['executors', 'Ответственный исполнитель / соисполнители', 5],
    ['mark', 'Отметка о выполнении (выполнено / не выполнено)', 3],
  ], planRows(data, version));
}

function planRows(data: DocumentData, version: ProgrammeVersion | undefined): (readonly string[] | TableRow)[] {
  const history = historyIn(data);
  if (history === undefined || version === undefined) return planParts.map(({ heading }) => group(heading));
  const numbered = numberedMeasures(history, version.data.number);
  return planParts.flatMap((part) => {
    const own = numbered.filter((one) => one.part === part);
    return [group(part.heading), ...(own.length === 0 ? [['', 'не планируется', '', '', '']] : own.map(row))];
  });

  function row({ planNumber, standing }: (typeof numbered)[number]): string[] {
    const { measure } = standing;
    return [planNumber, measureWords(data, measure), russianDate(measure.dueOn), executorWords(data, measure), markWords(standing)];
  }
}
