import type { QuarterCount } from './dynamics.ts';
import { legend } from './legend.ts';
import { type Fill, onPaper, type Scene, type Shape } from './scene.ts';
import { heading, type Heading, SHEET } from './sheet.ts';
import { widthOf } from './text-width.ts';
import { grouped, niceStep, romanQuarter } from './tick-words.ts';

const PLOT = { left: 88, right: SHEET.right } as const;
const UPPER = { top: 104, bottom: 380 } as const;
/** Below it the flows: up who was taken on, down who ended. */
const LOWER = { top: 462, middle: 568, bottom: 674 } as const;
const WIDEST_COLUMN = 140;
/** What the three bars mean; the same words as in the report. */
const words = { end: 'на сопровождении в конце квартала', taken: 'принято за квартал', ended: 'завершено за квартал' } as const;

/** Lays out families at the end of each quarter, and below it who came and who went. */
export function dynamicsScene(counts: readonly QuarterCount[], { title, subtitle }: Heading): Scene {
  const told = legend([
    { label: words.end, sample: { fill: 'rising' } }, { label: words.taken, sample: { fill: 'level' } }, { label: words.ended, sample: { fill: 'dense' } },
  ], SHEET.left, SHEET.right, 736);
  const columns = columnsOf(counts.length);
  return {
    name: 'dynamics', width: SHEET.width, height: Math.ceil(told.bottom + 12), title,
    description: [subtitle, ...counts.map(lineOf)],
    shapes: [
      ...heading(title, subtitle), ...panelName('Семьи на сопровождении в конце квартала', UPPER.top), ...levels(counts, columns),
      ...quarterNames(counts, columns, UPPER.bottom), ...panelName('Принято (вверх) и завершено (вниз) за квартал', LOWER.top), ...flows(counts, columns),
      ...quarterNames(counts, columns, LOWER.bottom + 14), ...told.shapes,
    ],
  };
}

function lineOf({ quarter, start, taken, ended, end }: QuarterCount): string {
  return `${romanQuarter(quarter)} квартал ${quarter.slice(0, 4)} года: на начало ${start}, принято ${taken}, завершено ${ended}, на конец ${end}.`;
}

interface Column {
  middle: number;
  width: number;
}

function columnsOf(count: number): Column[] {
  const width = Math.min(WIDEST_COLUMN, (PLOT.right - PLOT.left) / Math.max(1, count));
  return Array.from({ length: count }, (_, index) => ({ middle: PLOT.left + (index + 0.5) * width, width }));
}

function panelName(text: string, top: number): Shape[] {
  return [{ kind: 'text', x: SHEET.left, y: top - 22, text, size: 12, bold: true }];
}

function levels(counts: readonly QuarterCount[], columns: readonly Column[]): Shape[] {
  const step = niceStep(Math.max(0, ...counts.map(({ end }) => end)), 5);
  const top = Math.max(step, Math.ceil(Math.max(0, ...counts.map(({ end }) => end)) / step) * step);
  const height = UPPER.bottom - UPPER.top;
  const ticks = Array.from({ length: top / step + 1 }, (_, index) => index * step);
  return [
    ...ticks.flatMap((value) => tick(value, UPPER.bottom - (value / top) * height)),
    ...counts.flatMap(({ end }, index) => bar(columns[index], UPPER.bottom, -(end / top) * height, end, 'rising')),
  ];
}

/** Both ways on one scale, so that what came and what went can be compared. */
function flows(counts: readonly QuarterCount[], columns: readonly Column[]): Shape[] {
  const most = Math.max(0, ...counts.flatMap(({ taken, ended }) => [taken, ended]));
  const step = niceStep(most, 3);
  const top = Math.max(step, Math.ceil(most / step) * step);
  const height = LOWER.bottom - LOWER.middle;
  const ticks = Array.from({ length: top / step + 1 }, (_, index) => index * step);
  return [
    ...ticks.flatMap((value) => [...tick(value, LOWER.middle - (value / top) * height), ...(value === 0 ? [] : tick(value, LOWER.middle + (value / top) * height))]),
    ...counts.flatMap(({ taken, ended }, index) => [
      ...bar(columns[index], LOWER.middle, -(taken / top) * height, taken, 'level'), ...bar(columns[index], LOWER.middle, (ended / top) * height, ended, 'dense'),
    ]),
    { kind: 'line', x1: PLOT.left, y1: LOWER.middle, x2: PLOT.right, y2: LOWER.middle, stroke: 'fine' },
  ];
}

function tick(value: number, y: number): Shape[] {
  return [
    { kind: 'line', x1: PLOT.left, y1: y, x2: PLOT.right, y2: y, stroke: 'grid' },
    { kind: 'text', x: PLOT.left - 8, y: y + 4, text: grouped(value), size: 11, anchor: 'end', soft: true },
  ];
}

/** A bar from the base line up (a height below nought) or down, its number at its end; of nothing, the number alone. */
function bar(column: Column | undefined, base: number, height: number, value: number, fill: Fill): Shape[] {
  if (column === undefined) return [];
  const width = column.width * 0.62;
  const text = grouped(value);
  const size = Math.min(12, (12 * (column.width - 2)) / widthOf(text, { size: 12 }));
  const up = height < 0 || (height === 0 && fill !== 'dense');
  const end = base + height;
  return [
    ...(value === 0 ? [] : [{ kind: 'rect', x: column.middle - width / 2, y: Math.min(base, end), width, height: Math.abs(height), fill, stroke: 'fine' } as const]),
    ...onPaper({ kind: 'text', x: column.middle, y: up ? end - 4 : end + size + 1, text, size, anchor: 'middle' }),
  ];
}

/** Under each column its quarter, and the year where it begins. */
function quarterNames(counts: readonly QuarterCount[], columns: readonly Column[], top: number): Shape[] {
  return counts.flatMap(({ quarter }, index): Shape[] => {
    const x = columns[index]?.middle ?? 0;
    const year = index === 0 || quarter.endsWith('1') ? [{ kind: 'text', x, y: top + 32, text: quarter.slice(0, 4), size: 12, bold: true, anchor: 'middle' } as const] : [];
    return [{ kind: 'text', x, y: top + 17, text: `${romanQuarter(quarter)} кв.`, size: 11, anchor: 'middle' }, ...year];
  });
}
