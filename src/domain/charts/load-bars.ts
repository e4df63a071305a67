import type { CuratorLoad, GroupLoad, ProviderLoad } from './load.ts';
import { onPaper, type Shape } from './scene.ts';
import { widthOf } from './text-width.ts';
import { levelFill } from './timeline-fills.ts';

/** How wide things are on a page: one unit of a limit, and where each limit's bar and words stand. */
export interface Scale {
  weighted: boolean;
  unit: number;
  groups: { from: number; to: number; words: number }[];
}

/** Room for «12/12» and the sign that a limit is exceeded. */
const WORDS = 64;
const GAP = 10;
const WIDEST_PLACE = 26;
const HEIGHT = 15;

/** Every curator of the page on one scale, the fullest too. */
export function boundsOf({ counting, groups }: ProviderLoad, shown: readonly CuratorLoad[], room: number): Scale {
  const spans = groups.map(({ capacity }, index) => Math.max(capacity, ...shown.map((one) => one.groups[index]?.used ?? 0)));
  const all = spans.reduce((sum, span) => sum + span, 0);
  const free = room - groups.length * WORDS - (groups.length - 1) * GAP;
  const weighted = counting === 'weighted';
  const unit = Math.min(free / Math.max(1, all), weighted ? Infinity : WIDEST_PLACE);
  let from = 0;
  return {
    weighted, unit,
    groups: spans.map((span) => {
      const words = from + span * unit;
      const group = { from, to: words + WORDS, words };
      from = group.to + GAP;
      return group;
    }),
  };
}

/** A limit's bar: the families by level from the left, what is free, the limit as a bold line, and the count. */
export function drawnGroup({ used, capacity, levels }: GroupLoad, index: number, left: number, top: number, { unit, groups, weighted }: Scale): Shape[] {
  const { from = 0, words = 0 } = groups[index] ?? {};
  const x = left + from;
  const families = levels.flatMap(({ level, held, overridden, units }) => Array.from({ length: held }, (_, at) => ({ level, units, over: at >= held - overridden })));
  let at = x;
  const drawn = families.map(({ level, units, over }): Shape => {
    const rect = { kind: 'rect', x: at, y: top + 1, width: units * unit, height: HEIGHT, fill: levelFill(level), stroke: over ? 'bold' : 'fine' } as const;
    at += units * unit;
    return rect;
  });
  const limit = x + capacity * unit;
  return [
    ...empty(at, limit, unit, weighted, top), ...drawn.filter((one) => !isBold(one)), ...drawn.filter(isBold),
    { kind: 'line', x1: limit, y1: top - 2, x2: limit, y2: top + HEIGHT + 3, stroke: 'bold' },
    ...counts(levels, x, unit, top, weighted), ...told(used, capacity, left + words, top, weighted),
  ];
}

function isBold(shape: Shape): boolean {
  return shape.kind === 'rect' && shape.stroke === 'bold';
}

/** Free places one by one, as long as they can be told apart. */
function empty(from: number, limit: number, unit: number, weighted: boolean, top: number): Shape[] {
  const width = limit - from;
  if (width <= 0) return [];
  const pieces = weighted || unit < 4 ? 1 : Math.round(width / unit);
  return Array.from({ length: pieces }, (_, at): Shape => (
    { kind: 'rect', x: from + (at * width) / pieces, y: top + 1, width: width / pieces, height: HEIGHT, fill: 'plain', stroke: 'fine' }));
}

/** Where families weigh differently a bar says how many of each level there are. */
function counts(levels: GroupLoad['levels'], left: number, unit: number, top: number, weighted: boolean): Shape[] {
  let at = left;
  return levels.flatMap(({ held, units }): Shape[] => {
    const from = at;
    at += held * units * unit;
    const text = String(held);
    if (!weighted || held === 0 || widthOf(text, { size: 11 }) + 6 > at - from) return [];
    return onPaper({ kind: 'text', x: (from + at) / 2, y: top + 13, text, size: 11, anchor: 'middle' });
  });
}

function told(used: number, capacity: number, x: number, top: number, weighted: boolean): Shape[] {
  const over = used > capacity;
  const text = weighted ? `${percent(used, capacity)} %` : `${used}/${capacity}`;
  return [
    { kind: 'text', x: x + 5, y: top + 13, text, size: 11, bold: over },
    ...(over ? [{ kind: 'mark', x: x + 10 + widthOf(text, { size: 11, bold: true }), y: top + 9, symbol: 'triangle' } as const] : []),
  ];
}

/** Never told as full while it is not, nor as within the limit when it is beyond. */
export function percent(used: number, capacity: number): number {
  return used > capacity ? Math.ceil((used * 100) / capacity) : Math.floor((used * 100) / capacity);
}
