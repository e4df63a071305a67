import { indicatorFigureLabels } from '../indicators/figures.ts';
import { labelOf } from '../reference/index.ts';
import type { Figures } from './figures.ts';
import { missingLabels, type MissingData } from './missing.ts';

/** A figure as it is told. */
export interface Figure {
  id: string;
  /** The part of the report. */
  section: string;
  /** Russian. */
  label: string;
  value: number;
}

export const sections = {
  families: 'Семьи', cases: 'Сопровождение', preparation: 'До начала сопровождения', notTaken: 'Не приняты', outcomes: 'Завершено с итогом',
  levels: 'Уровни', moves: 'Переводы с уровня на уровень', categories: 'Категории семей', grounds: 'Основания', measures: 'Мероприятия',
  helped: 'Семьи, получившие помощь', deadlines: 'Сроки порядка', reviews: 'Рассмотрение результатов', postSupport: 'Постсопровождение',
  checks: 'Проверки постсопровождения', curators: 'Нагрузка кураторов', indicators: 'Целевые индикаторы',
  missing: 'Недостающие данные',
} as const;
export type Section = keyof typeof sections;

/** The last word of a figure's name. */
export const lastWordLabels: Record<string, string> = {
  start: 'на начало периода', in: 'принято', movedIn: 'переведено с другого уровня', movedOut: 'переведено на другой уровень', out: 'завершено',
  taken: 'принято на сопровождение', notTaken: 'не принято', end: 'на конец периода', extended: 'продлено', due: 'срок в периоде', done: 'выполнено в срок',
  doneLate: 'выполнено с опозданием', notDone: 'не выполнено, есть отметка', late: 'не выполнено, срок прошёл', open: 'срок ещё не истёк',
};

const ownWords: Partial<Record<Section, Record<string, string>>> = { preparation: { in: 'обратилось' }, cases: { extended: 'продлено' } };

/** Told even when they are nothing. */
const always = [
  ...['families', 'cases'].flatMap((of) => ['start', 'in', 'out', 'end'].map((at) => `${of}.${at}`)), 'cases.extended',
  'preparation.start', 'preparation.in', 'preparation.taken', 'preparation.notTaken', 'preparation.end',
  ...['measures', 'deadlines', 'reviews', 'checks'].flatMap((of) => ['due', 'done', 'doneLate', 'late', 'open'].map((state) => `${of}.${state}`)),
  ...['due', 'done', 'doneLate', 'late', 'open'].map((state) => `reviews.by.kdn.${state}`), 'measures.notDone', 'curators.all', 'curators.over', ...['start', 'in', 'out', 'end'].map((at) => `postSupport.${at}`),
];

/** Names of specialists by id, of a regulation's deadlines by code; what has none is told without. */
export type Names = ReadonlyMap<string, string>;

/** The figures in the order of the report, with words. */
export function toldFigures(figures: Figures, names: Names): Figure[] {
  const ids = new Set([...always, ...figures.keys()]);
  return [...ids].map((id) => figureOf(id, figures.get(id) ?? 0, names)).sort(inOrder);
}

/** One figure with its words. */
export function figureOf(id: string, value: number, names: Names = new Map()): Figure {
  const section = id.split('.')[0] as Section;
  return { id, section: sections[section], label: labelFor(id, section, names), value };
}

function labelFor(id: string, section: Section, names: Names): string {
  const [, ...parts] = id.split('.');
  return parts.map((part) => ownWords[section]?.[part] ?? lastWordLabels[part] ?? wordIn(section, part, names)).filter((word) => word !== '').join(section === 'moves' ? ' → ' : ': ');
}

function wordIn(section: Section, part: string, names: Names): string {
  switch (section) {
    case 'levels':
    case 'moves': return labelOf('levels', part).ru;
    case 'outcomes':
    case 'notTaken': return labelOf('outcomes', part).ru;
    case 'categories': return labelOf('categories', part).ru;
    case 'grounds': return labelOf('grounds', part).ru;
    case 'helped': return labelOf('helpTypes', part).ru;
    case 'reviews': return part === 'by' ? '' : labelOf('bodies', part).ru;
    case 'measures': return measureWords[part] ?? labelOf('helpTypes', part).ru;
    case 'deadlines': return names.get(part) ?? part;
    case 'curators': return curatorWords[part] ?? names.get(part) ?? labelOf('levels', part).ru;
    case 'indicators': return indicatorFigureLabels[part] ?? part;
    case 'missing': return missingLabels[part as MissingData].ru;
    default: return part;
  }
}

const measureWords: Record<string, string> = {
  help: 'по виду помощи', executor: 'по исполнителю', organisation: 'организация', curator: 'куратор', familyMember: 'член семьи',
};

const curatorWords: Record<string, string> = { all: 'кураторов, у которых есть семьи', over: 'кураторов, у которых семей больше предельной нагрузки' };

const order = Object.keys(sections);
const lastWords = Object.keys(lastWordLabels);

function inOrder({ id: one }: Figure, { id: other }: Figure): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a.section - b.section || a.depth - b.depth || (a.middle < b.middle ? -1 : a.middle > b.middle ? 1 : a.word - b.word);
}

function keyOf(id: string): { section: number; depth: number; middle: string; word: number } {
  const parts = id.split('.');
  const last = lastWords.indexOf(parts.at(-1) ?? '');
  return { section: order.indexOf(parts[0] ?? ''), depth: parts.length > 2 ? 1 : 0, middle: parts.slice(1, last < 0 ? undefined : -1).join('.'), word: last };
}
