import type { LocalDate } from '../calendar/local-date.ts';
import { russianDate } from '../forms/russian-date.ts';
import { lanesOf } from './lanes.ts';
import { type Fill, MARK, onPaper, type Shape, type SymbolName } from './scene.ts';
import { cut, widthOf } from './text-width.ts';
import { endOf, type TimeAxis, xOf } from './time-axis.ts';
import type { MarkState, TimelineEvent } from './timeline-events.ts';
import type { MeasureLine } from './timeline-measures.ts';
import type { CaseTimeline, TimelineSpell, TimelineTerm } from './timeline.ts';
import { originWords } from './timeline-words.ts';

/** A row of the picture: how high it is, and its shapes once it is known where it begins. */
export interface Row {
  height: number;
  at(top: number): Shape[];
}

const LEFT = 24;
const RIGHT = 1099;
const SIZE = 11;
const LABEL = { size: 12, bold: true } as const;
const LANE = 18;
/** From the middle of a mark to its words. */
const BESIDE = MARK + 4;
const MOST_LANES = 6;
const MOST_MEASURES = 20;
const MEASURE = 17;

export const symbolOf: Record<MarkState, SymbolName> = {
  done: 'disc', doneLate: 'ringedDisc', notDone: 'cross', late: 'triangle', open: 'circle', decision: 'diamond',
};

/** What lasts, as bars; at the right what is so today, or was last. */
export function barRow(name: string, spells: readonly TimelineSpell[], fills: readonly Fill[], axis: TimeAxis, today: LocalDate): Row {
  const last = spells.at(-1);
  return {
    height: 32,
    at: (top) => [
      ...label(name, top + 15, axis), ...spells.flatMap((spell, index) => bar(spell, fills[index] ?? 'plain', axis, today, top)),
      ...atRight(last?.label ?? '—', top + 15, axis), under(top + 28),
    ],
  };
}

function bar({ from, to, label: words }: TimelineSpell, fill: Fill, axis: TimeAxis, today: LocalDate, top: number): Shape[] {
  const x = xOf(axis, from);
  const right = to === null ? endOf(axis, from > today ? from : today) : xOf(axis, to);
  const width = Math.max(2, right - x);
  return [{ kind: 'rect', x, y: top, width, height: 20, fill, stroke: 'fine' }, ...within(words, x, width, top)];
}

/** The terms one after another, each with the last day that its level allows. */
export function termRow({ terms, endedOn }: CaseTimeline, axis: TimeAxis): Row {
  const last = terms.at(-1);
  const end = endedOn === undefined ? `до ${russianDate(last?.to)}` : `завершено ${russianDate(endedOn)}`;
  return {
    height: 32,
    at: (top) => [
      ...label('Срок программы', top + 15, axis), ...terms.flatMap((term, index) => termBar(term, index, axis, top)),
      ...atRight(end, top + 15, axis), under(top + 28),
    ],
  };
}

function termBar({ origin, from, until, longestTo, cutShort }: TimelineTerm, index: number, axis: TimeAxis, top: number): Shape[] {
  const x = xOf(axis, from);
  const width = Math.max(2, endOf(axis, until) - x);
  const limit = cutShort ? undefined : endOf(axis, longestTo);
  return [
    { kind: 'rect', x, y: top + 1, width, height: 18, fill: index % 2 === 0 ? 'plain' : 'sparse', stroke: 'fine' },
    ...(limit === undefined ? [] : [{ kind: 'line', x1: limit, y1: top - 2, x2: limit, y2: top + 22, stroke: 'bold' } as const]),
    ...within(originWords[origin], x, width, top),
  ];
}

/** Words in the middle of a bar, where a beginning of them fits that can be read. */
function within(words: string, x: number, width: number, top: number): Shape[] {
  const text = cut(words, width - 12, { size: SIZE });
  return text.length < Math.min(5, words.length) ? [] : onPaper({ kind: 'text', x: x + width / 2, y: top + 14, text, size: SIZE, anchor: 'middle' });
}

/** What happened or is due on one day: marks with words beside them, on as many lanes as they need. */
export function eventRow(name: string, events: readonly TimelineEvent[], axis: TimeAxis): Row {
  const { placed, lanes } = newest(events.map((event) => beside(event, axis)));
  const used = Math.max(1, ...lanes.map((lane) => lane + 1));
  const count = placed.length < events.length ? `показано ${placed.length} из ${events.length}` : `всего ${events.length}`;
  return {
    height: used * LANE + 12,
    at: (top) => [
      ...label(name, top + 12, axis), ...placed.flatMap((one, index) => eventShapes(one, top + (lanes[index] ?? 0) * LANE)),
      ...atRight(events.length === 0 ? 'нет' : count, top + 12, axis), under(top + used * LANE + 6),
    ],
  };
}

/** Where there is no room for all, the oldest are left out. */
function newest(events: readonly PlacedEvent[]): { placed: readonly PlacedEvent[]; lanes: number[] } {
  const lanes = lanesOf(events, MOST_LANES).filter((lane) => lane !== undefined);
  return lanes.length === events.length ? { placed: events, lanes } : newest(events.slice(1));
}

interface PlacedEvent {
  x: number;
  left: number;
  right: number;
  text: string;
  symbol: SymbolName;
  /** Whether the words stand before the mark, for want of room behind it. */
  before: boolean;
}

function beside({ on, state, label: words }: TimelineEvent, axis: TimeAxis): PlacedEvent {
  const x = (xOf(axis, on) + endOf(axis, on)) / 2;
  const text = cut(`${on.slice(8)}.${on.slice(5, 7)} ${words}`, 300, { size: SIZE });
  const width = widthOf(text, { size: SIZE });
  const before = x + BESIDE + width > axis.right;
  return {
    x, text, before, symbol: symbolOf[state],
    left: before ? x - BESIDE - width : x - MARK, right: before ? x + MARK : x + BESIDE + width,
  };
}

function eventShapes({ x, text, symbol, before }: PlacedEvent, top: number): Shape[] {
  const words = onPaper({ kind: 'text', x: before ? x - BESIDE : x + BESIDE, y: top + 13, text, size: SIZE, anchor: before ? 'end' : 'start' });
  return [...words, { kind: 'mark', x, y: top + 9, symbol }];
}

/** A line for each measure: from when it counts to the day on which it is due, and its mark on the day that it was given. */
export function measureRows({ measures }: CaseTimeline, axis: TimeAxis): Row[] {
  if (measures.length === 0) return [];
  const shown = mostTelling(measures);
  const done = measures.filter(({ state }) => state === 'done' || state === 'doneLate').length;
  const name = shown.length < measures.length ? `Мероприятия, ${shown.length} из ${measures.length}` : 'Мероприятия';
  const head: Row = {
    height: 20,
    at: (top) => [...label(name, top + 12, axis), ...atRight(`сделано ${done} из ${measures.length}`, top + 12, axis)],
  };
  return [head, ...shown.map((measure) => measureRow(measure, axis))];
}

const telling: readonly MeasureLine['state'][] = ['late', 'open', 'notDone', 'doneLate', 'done'];

/** All while they fit; else those first that somebody has yet to look after. In the programme's order. */
function mostTelling(measures: readonly MeasureLine[]): MeasureLine[] {
  const ranked = [...measures].sort((one, other) => telling.indexOf(one.state) - telling.indexOf(other.state) || one.number - other.number);
  return ranked.slice(0, MOST_MEASURES).sort((one, other) => one.number - other.number);
}

function measureRow({ number, title, from, dueOn, markedOn, state }: MeasureLine, axis: TimeAxis): Row {
  const marked = markedOn ?? dueOn;
  const x = (xOf(axis, marked) + endOf(axis, marked)) / 2;
  const start = xOf(axis, from);
  return {
    height: MEASURE,
    at: (top) => {
      const middle = top + 8;
      return [
        { kind: 'text', x: LEFT, y: top + 12, text: cut(`${number}. ${title}`, axis.left - LEFT - 10, { size: SIZE }), size: SIZE },
        { kind: 'line', x1: start, y1: middle, x2: Math.max(start, endOf(axis, dueOn)), y2: middle, stroke: 'fine' },
        { kind: 'line', x1: endOf(axis, dueOn), y1: middle - 6, x2: endOf(axis, dueOn), y2: middle + 6, stroke: 'fine' },
        { kind: 'mark', x, y: middle, symbol: symbolOf[state] },
        ...atRight(`${stateWords[state]} ${russianDate(marked)}`, top + 12, axis),
      ];
    },
  };
}

/** Each stands before a date. */
const stateWords: Record<MeasureLine['state'], string> = {
  done: 'сделано', doneLate: 'поздно', notDone: 'не сделано', late: 'просрочено', open: 'срок',
};

function label(text: string, y: number, { left }: TimeAxis): Shape[] {
  return [{ kind: 'text', x: LEFT, y, text: cut(text, left - LEFT - 10, LABEL), ...LABEL }];
}

function atRight(text: string, y: number, { right }: TimeAxis): Shape[] {
  return [{ kind: 'text', x: right + 12, y, text: cut(text, RIGHT - right - 12, { size: SIZE }), size: SIZE }];
}

function under(y: number): Shape {
  return { kind: 'line', x1: LEFT, y1: y, x2: RIGHT, y2: y, stroke: 'grid' };
}
