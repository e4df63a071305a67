import { russianDate } from '../forms/russian-date.ts';
import { legend, type LegendItem } from './legend.ts';
import { onPaper, type Scene, type Shape } from './scene.ts';
import { heading, type Heading, SHEET } from './sheet.ts';
import { widthOf } from './text-width.ts';
import { axisShapes, endOf, timeAxis, type TimeAxis, xOf } from './time-axis.ts';
import type { CaseTimeline } from './timeline.ts';
import { barRow, eventRow, measureRows, type Row, symbolOf, termRow } from './timeline-rows.ts';
import { levelFill, spellFills, statusFill } from './timeline-fills.ts';
import { markWords, timelineWords } from './timeline-words.ts';

const PLOT = { left: 264, right: 936 } as const;
const AXIS_TOP = 68;
const ROWS_TOP = AXIS_TOP + 40;

/** Lays the picture of a case out: rows below one another on one axis, what each says today at the right. */
export function timelineScene(timeline: CaseTimeline, { title, subtitle }: Heading): Scene {
  const axis = timeAxis(timeline.first, timeline.last, PLOT.left, PLOT.right);
  const shapes: Shape[] = [];
  let y = ROWS_TOP;
  for (const row of rowsOf(timeline, axis)) {
    shapes.push(...row.at(y));
    y += row.height;
  }
  const told = legend(legendOf(timeline), SHEET.left, SHEET.right, y + 22);
  return {
    name: 'timeline', width: SHEET.width, height: Math.ceil(told.bottom + 12), title,
    description: [subtitle, ...timelineWords(timeline)],
    shapes: [
      ...heading(title, subtitle), ...axisShapes(axis, AXIS_TOP, y), ...shapes.filter((shape) => !isTelling(shape)), ...todayLine(timeline, axis, y),
      ...shapes.filter(isTelling), ...told.shapes,
    ],
  };
}

/** What the line of today must not cross. */
function isTelling(shape: Shape): boolean {
  return shape.kind === 'text' || shape.kind === 'mark' || (shape.kind === 'rect' && shape.fill === 'paper');
}

function rowsOf(timeline: CaseTimeline, axis: TimeAxis): Row[] {
  const { today, statuses, levels, curators, terms, decisions, reviews, checks } = timeline;
  return [
    barRow('Этап', statuses, spellFills(statuses, statusFill), axis, today),
    barRow('Уровень', levels, spellFills(levels, levelFill), axis, today),
    barRow('Куратор', curators, spellFills(curators, () => undefined), axis, today),
    ...(terms.length === 0 ? [] : [termRow(timeline, axis)]),
    eventRow('Решения', decisions, axis), eventRow('Рассмотрения', reviews, axis),
    ...(checks.length === 0 ? [] : [eventRow('Проверки', checks, axis)]),
    ...measureRows(timeline, axis),
  ];
}

function todayLine({ today }: CaseTimeline, axis: TimeAxis, bottom: number): Shape[] {
  if (today < axis.from || today >= axis.to) return [];
  const x = (xOf(axis, today) + endOf(axis, today)) / 2;
  const type = { size: 11, bold: true };
  const text = `сегодня ${russianDate(today)}`;
  const half = widthOf(text, type) / 2;
  const middle = Math.min(Math.max(x, PLOT.left + half), PLOT.right - half);
  return [
    { kind: 'line', x1: x, y1: AXIS_TOP + 34, x2: x, y2: bottom + 2, stroke: 'dashed' },
    ...onPaper({ kind: 'text', x: middle, y: bottom + 13, text, ...type, anchor: 'middle' }),
  ];
}

function legendOf({ statuses, levels, terms, measures, reviews, decisions, checks }: CaseTimeline): LegendItem[] {
  const states = new Set([...decisions, ...reviews, ...checks, ...measures].map(({ state }) => state));
  const marks = (Object.keys(markWords) as (keyof typeof markWords)[]).filter((state) => states.has(state));
  return [
    ...unique(statuses.map(({ code, label, from }) => ({ label: `этап: ${label}, с ${russianDate(from)}`, sample: { fill: statusFill(code) } }))),
    ...unique(levels.map(({ code, label }) => ({ label: `уровень: ${label}`, sample: { fill: levelFill(code) } }))),
    ...(terms.every(({ cutShort }) => cutShort) ? [] : [{ label: 'предельный срок', sample: { line: 'bold' } } as const]),
    ...marks.map((state) => ({ label: markWords[state], sample: { symbol: symbolOf[state] } })),
  ];
}

function unique(items: LegendItem[]): LegendItem[] {
  return items.filter(({ label }, index) => items.findIndex((one) => one.label === label) === index);
}
