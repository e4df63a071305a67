import { placeSize } from '../caseload.ts';
import type { Regulation } from '../regulations/resolve.ts';

/** So many curators had so many families of each level (нагрузка кураторов). */
export interface CuratorLoad {
  /** The code of their provider's regulation. */
  regulation: string;
  families: Record<string, number>;
  curators: number;
}

/** Whether so many families are more than a curator may hold by a regulation's limits (п. 5.6 of Tatarstan's). A level without a limit takes no place. */
export function isOverLimit(regulation: Regulation, families: Record<string, number>): boolean {
  const used = new Map<string, { units: number; capacity: number }>();
  for (const [level, number] of Object.entries(families)) {
    if (regulation.rules.caseloadLimits.value[level] === undefined) continue;
    const { limitGroup, units, capacity } = placeSize(regulation, level);
    used.set(limitGroup, { units: (used.get(limitGroup)?.units ?? 0) + units * number, capacity });
  }
  return [...used.values()].some(({ units, capacity }) => units > capacity);
}

/** How many families of each level a curator may hold at most. */
export function limitsOf(regulation: Regulation): Record<string, number> {
  const levels = regulation.rules.levels.value.map(({ code }) => code);
  return Object.fromEntries(levels.map((level) => {
    const { units, capacity } = placeSize(regulation, level);
    return [level, Math.floor(capacity / units)];
  }));
}
