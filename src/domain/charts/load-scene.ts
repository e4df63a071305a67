import { legend, type LegendItem } from './legend.ts';
import type { CuratorLoad, ProviderLoad } from './load.ts';
import { loadWords } from './load-words.ts';
import { boundsOf, drawnGroup, type Scale } from './load-bars.ts';
import { heading, type Heading, SHEET } from './sheet.ts';
import type { Scene, Shape } from './scene.ts';
import { cut, widthOf } from './text-width.ts';
import { levelFill } from './timeline-fills.ts';

/** Curators on one picture: two columns that can be read on a sheet of A4. */
export const CURATORS_A_PAGE = 50;

const ONE_COLUMN = 25;
const TOP = 84;
const ROW = 23;
const GAP = 28;
const HEAD = { size: 11, bold: true } as const;
/** Room for a name, in two columns and in one. */
const NAME = { narrow: 150, wide: 300 } as const;

/** Lays out a page of the curators' loads: a line for each, a bar of places for each limit. */
export function loadScene(load: ProviderLoad, page: number, { title, subtitle }: Heading): Scene {
  const shown = pageOf(load.curators, page);
  const columns = shown.length > ONE_COLUMN ? [shown.slice(0, Math.ceil(shown.length / 2)), shown.slice(Math.ceil(shown.length / 2))] : [shown];
  const width = (SHEET.right - SHEET.left - (columns.length - 1) * GAP) / columns.length;
  const name = columns.length > 1 ? NAME.narrow : NAME.wide;
  const scale = boundsOf(load, shown, width - name);
  const shapes = columns.flatMap((curators, index) => column(load, curators, { left: SHEET.left + index * (width + GAP), width, name }, scale));
  const bottom = TOP + 26 + (columns[0]?.length ?? 0) * ROW;
  const told = legend(legendOf(load, shown), SHEET.left, SHEET.right, bottom + 12);
  return {
    name: 'load', width: SHEET.width, height: Math.ceil(told.bottom + 12), title, description: [subtitle, ...loadWords(load, shown)],
    shapes: [...heading(title, subtitle), ...shapes, ...told.shapes],
  };
}

/** How many pictures show all curators. */
export function pagesOf({ curators }: Pick<ProviderLoad, 'curators'>): number {
  return Math.max(1, Math.ceil(curators.length / CURATORS_A_PAGE));
}

function pageOf(curators: readonly CuratorLoad[], page: number): CuratorLoad[] {
  return curators.slice((page - 1) * CURATORS_A_PAGE, page * CURATORS_A_PAGE);
}

interface Column {
  left: number;
  width: number;
  /** Of which for the name. */
  name: number;
}

function column({ groups }: ProviderLoad, curators: readonly CuratorLoad[], at: Column, scale: Scale): Shape[] {
  const heads = scale.groups.map(({ from, to }, index): Shape => ({
    kind: 'text', x: at.left + at.name + from, y: TOP + 12, text: headOf(groups, index, to - from), ...HEAD,
  }));
  const rule: Shape = { kind: 'line', x1: at.left, y1: TOP + 20, x2: at.left + at.width, y2: TOP + 20, stroke: 'fine' };
  const name: Shape = { kind: 'text', x: at.left, y: TOP + 12, text: 'Куратор', ...HEAD };
  return [name, ...heads, rule, ...curators.flatMap((curator, index) => row(curator, at, TOP + 26 + index * ROW, scale))];
}

/** With the limit where there is room for it; each bar tells it too. */
function headOf(groups: ProviderLoad['groups'], index: number, room: number): string {
  const { label = '', capacity = 0 } = groups[index] ?? {};
  const whole = groups.length === 1 ? 'Все семьи, доля предела' : `${label}, до ${capacity}`;
  return widthOf(whole, HEAD) <= room ? whole : cut(label, room, HEAD);
}

function row({ name, available, groups }: CuratorLoad, at: Column, top: number, scale: Scale): Shape[] {
  const words = cut(name, at.name - 22, { size: 11 });
  return [
    { kind: 'text', x: at.left, y: top + 13, text: available ? words : `${words} *`, size: 11, soft: !available },
    ...groups.flatMap((group, index) => drawnGroup(group, index, at.left + at.name, top, scale)),
    { kind: 'line', x1: at.left, y1: top + ROW - 4, x2: at.left + at.width, y2: top + ROW - 4, stroke: 'grid' },
  ];
}

function legendOf({ levels, groups }: ProviderLoad, shown: readonly CuratorLoad[]): LegendItem[] {
  const all = shown.flatMap((one) => one.groups);
  const overridden = all.some((group) => group.levels.some((level) => level.overridden > 0));
  return [
    ...levels.map(({ level, label, held }) => ({ label: `${label}: всего ${held}`, sample: { fill: levelFill(level) } })),
    ...(groups.length > 1 ? [{ label: 'свободное место', sample: { fill: 'plain' } } as const] : []),
    { label: 'предел', sample: { line: 'bold' } },
    ...(overridden ? [{ label: 'семья принята сверх предела, есть письменная причина', sample: { fill: 'plain', stroke: 'bold' } } as const] : []),
    ...(all.some(({ used, capacity }) => used > capacity) ? [{ label: 'предел превышен', sample: { symbol: 'triangle' } } as const] : []),
    ...(shown.some(({ available }) => !available) ? [{ label: 'новых семей не получает', sample: { sign: '*' } } as const] : []),
  ];
}
