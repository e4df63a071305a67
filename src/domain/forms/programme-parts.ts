import type { ProgrammeVersion } from '../case/history.ts';
import { labelOf } from '../reference/index.ts';
import { categories } from '../reference/categories.ts';
import { levels } from '../reference/levels.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { box, coded, group, table } from './compose.ts';
import { type DocumentData, historyIn } from './document-data.ts';
import type { Checkbox, TableBlock, TableRow } from './model.ts';
import { executorWords, markWords, measureWords, numberedMeasures, planClause, planParts } from './plan.ts';
import { russianDate } from './russian-date.ts';

// The parts that Tatarstan's Appendix 2 gives a programme; the lists are those of the case's own regulation.

/** Those that stand under another category: one parent who raises the children alone, and what «other» names. */
const underSingleParent: readonly string[] = ['singleMother', 'singleFather'];
const underOther: readonly string[] = ['refugees', 'lowIncome', 'emergencyVictims', 'disabledParents', 'restoredParents'];
/** Tatarstan's Appendix 2, the first column from top to bottom, then the second; «other» with its own ends it. */
const formOrder: readonly string[] = [
  'manyChildren', 'disabledChild', 'childWithLimitedHealth', 'fosterFamily', 'minorInConflictWithLaw', 'singleParent', ...underSingleParent,
  'motherChangedHerMind', 'minorParents',
];

/** Full or single-parent family. */
export function completenessBoxes({ family }: DocumentData): Checkbox[] {
  return [
    box('singleParentFamily', 'неполная семья', family?.completeness === 'singleParent'),
    box('fullFamily', 'полная семья', family?.completeness === 'full'),
  ];
}

export function categoryBoxes({ regulation, family }: DocumentData): Checkbox[] {
  const held = family?.categories ?? [];
  const known = regulation.rules.categories.value;
  const last = ['other', ...underOther];
  const asInForm = [...formOrder, ...last].every((code) => known.includes(code));
  const order = asInForm ? [...formOrder, ...known.filter((code) => !formOrder.includes(code) && !last.includes(code)), ...last] : known;
  const heads: Record<string, readonly string[]> = asInForm ? { singleParent: underSingleParent, other: underOther } : { singleParent: underSingleParent };
  return order.map((code) => {
    const under = heads[code] ?? [];
    const words = code === 'other' && asInForm ? 'иные категории семей' : boxWords(code, regulation.code);
    const checked = [code, ...under].some((one) => held.includes(one));
    const nested = Object.values(heads).some((codes) => codes.includes(code));
    return box(coded('category', code), under.some((one) => known.includes(one)) ? `${words}, в том числе:` : words, checked, nested);
  });
}

/** A category as a regulation's form calls it: with the child's age where the regulation limits that. */
function boxWords(code: string, regulation: string): string {
  const { childUnderYears } = categories.find((one) => one.code === code) ?? {};
  const limited = childUnderYears?.regulations.includes(regulation) === true;
  return `${labelOf('categories', code).ru}${limited ? ` до ${childUnderYears?.years} лет` : ''}`;
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

/** The levels of the regulation and what each aims at. */
export function levelBoxes({ regulation }: DocumentData, level: string | undefined): Checkbox[] {
  return regulation.rules.levels.value.map(({ code }) => box(coded('level', code), levelWords(code), code === level));
}

function levelWords(code: string): string {
  const meaning = levels.find((one) => one.code === code)?.meaning.ru;
  return `${labelOf('levels', code).ru}${meaning === undefined ? '' : ` (${meaning})`}`;
}

/** Appendix 2 (п. 5.7) recommends the terms, and for the basic level from ten months. */
const recommended: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'tatarstan-2017': { basic: '10–12 месяцев' } };

/** How long each level lasts, «на базовом уровне — до 12 месяцев». */
export function levelTerms({ code: regulation, rules }: Regulation): string {
  const own = recommended[regulation];
  const told = rules.levels.value.flatMap(({ code }) => {
    const term = rules.terms.value[code];
    if (term === undefined) return [];
    return [`на ${labelOf('levels', code).ru.replace(/ый$/, 'ом')} уровне — до ${own?.[code] ?? monthsWords(term.longestMonths)}`];
  });
  return `${own === undefined ? 'Сроки' : 'Рекомендуемые сроки'} сопровождения: ${told.join('; ')}.`;
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
  const note = planClause(data.regulation) === undefined ? '' : '*';
  if (history === undefined || version === undefined) {
    return planParts.flatMap(({ heading }, at) => [group(heading + note), [`${at + 1}.1`, '', '', '', '']]);
  }
  const numbered = numberedMeasures(history, version.data.number);
  return planParts.flatMap((part) => {
    const own = numbered.filter((one) => one.part === part);
    return [group(part.heading + note), ...(own.length === 0 ? [['', 'не планируется', '', '', '']] : own.map(row))];
  });

  function row({ planNumber, standing }: (typeof numbered)[number]): string[] {
    const { measure } = standing;
    return [planNumber, measureWords(data, measure), russianDate(measure.dueOn), executorWords(data, measure), markWords(standing)];
  }
}
