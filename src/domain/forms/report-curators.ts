import { labelOf } from '../reference/index.ts';
import type { Figure } from '../report/labels.ts';
import { table } from './compose.ts';
import type { Block } from './model.ts';

export interface LimitOnPaper {
  level: string;
  label: string;
  families: number;
}

const own = /^curators\.([0-9a-f-]{36})(?:\.(.+))?$/;

interface Load {
  name: string;
  all: number;
  byLevel: Map<string, number>;
}

/** How many curators there are and, in a provider's report, how many families each holds beside the limit. */
export function curatorTables(figures: readonly Figure[], limits: readonly LimitOnPaper[]): Block[] {
  const whole = figures.filter(({ id }) => id === 'curators.all' || id === 'curators.over');
  const loads = loadsOf(figures);
  const levels = [...new Set([...limits.map(({ level }) => level), ...loads.flatMap(({ byLevel }) => [...byLevel.keys()])])];
  const numbers = table('curators', [['what', 'Показатель', 85], ['number', 'Значение', 15, 'right']], whole.map(({ label, value }) => [label, String(value)]));
  if (levels.length === 0) return [numbers];
  const limit = (level: string) => String(limits.find((one) => one.level === level)?.families ?? '—');
  const rows = [
    ...(limits.length === 0 ? [] : [['Предельная нагрузка', '—', ...levels.map(limit)]]),
    ...loads.map(({ name, all, byLevel }) => [name, String(all), ...levels.map((level) => String(byLevel.get(level) ?? 0))]),
  ];
  return [numbers, table('loads', [
    ['curator', 'Куратор', 40], ['all', 'Семей', 12, 'right'], ...levels.map((level) => [level, labelOf('levels', level).ru, 12, 'right'] as const),
  ], rows)];
}

function loadsOf(figures: readonly Figure[]): Load[] {
  const loads = new Map<string, Load>();
  for (const { id, label, value } of figures) {
    const [, curator, level] = own.exec(id) ?? [];
    if (curator === undefined) continue;
    const load = loads.get(curator) ?? { name: '', all: 0, byLevel: new Map<string, number>() };
    loads.set(curator, load);
    if (level === undefined) [load.name, load.all] = [label, value];
    else load.byLevel.set(level, value);
  }
  return [...loads.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
