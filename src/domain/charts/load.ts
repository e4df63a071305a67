import { type Place, placeSize } from '../caseload.ts';
import { labelOf } from '../reference/index.ts';
import type { Regulation } from '../regulations/resolve.ts';

/** A specialist and the families' places with them. */
export interface LoadedCurator {
  id: string;
  name: string;
  /** Whether families can be given to them: they work, and hold cases. */
  available: boolean;
  places: readonly (Pick<Place, 'level'> & { overridden: boolean })[];
}

/** A level's families within a limit. */
export interface LevelHeld {
  level: string;
  label: string;
  held: number;
  /** How many of them a head let in above the limit, with a written reason. */
  overridden: number;
  /** What one family takes of the capacity. */
  units: number;
}

/** What counts against one limit. */
export interface GroupLoad {
  used: number;
  capacity: number;
  levels: LevelHeld[];
}

export interface CuratorLoad {
  name: string;
  available: boolean;
  groups: GroupLoad[];
}

/** The load of a provider's curators against the limits (нагрузка кураторов), by name. */
export interface ProviderLoad {
  counting: 'perLevel' | 'weighted';
  clause: string;
  /** The limits in the regulation's order of levels; weighed together they are one. */
  groups: { label: string; capacity: number }[];
  levels: { level: string; label: string; held: number }[];
  curators: CuratorLoad[];
}

export function providerLoad(regulation: Regulation, curators: readonly LoadedCurator[]): ProviderLoad {
  const levels = regulation.rules.levels.value.map(({ code }) => code);
  const groups = [...new Set(levels.map((level) => placeSize(regulation, level).limitGroup))];
  const byName = [...curators].sort((one, other) => one.name.localeCompare(other.name, 'ru') || (one.id < other.id ? -1 : 1));
  return {
    counting: regulation.rules.caseload.value.counting, clause: regulation.rules.caseloadLimits.citation.clause,
    groups: groups.map((group) => ({ label: labelOf('levels', group).ru, capacity: sizesIn(regulation, levels, group)[0]?.capacity ?? 0 })),
    levels: levels.map((level) => ({ level, label: labelOf('levels', level).ru, held: heldOf(curators.flatMap(({ places }) => places), level).length })),
    curators: byName.map(({ name, available, places }) => ({ name, available, groups: groups.map((group) => groupLoad(regulation, levels, group, places)) })),
  };
}

function sizesIn(regulation: Regulation, levels: readonly string[], group: string) {
  return levels.map((level) => placeSize(regulation, level)).filter(({ limitGroup }) => limitGroup === group);
}

function groupLoad(regulation: Regulation, levels: readonly string[], group: string, places: LoadedCurator['places']): GroupLoad {
  const counted = sizesIn(regulation, levels, group).map(({ level, units }): LevelHeld => {
    const held = heldOf(places, level);
    return { level, label: labelOf('levels', level).ru, held: held.length, overridden: held.filter(({ overridden }) => overridden).length, units };
  });
  return {
    used: counted.reduce((sum, { held, units }) => sum + held * units, 0), levels: counted, capacity: sizesIn(regulation, levels, group)[0]?.capacity ?? 0,
  };
}

function heldOf<P extends Pick<Place, 'level'>>(places: readonly P[], wanted: string): P[] {
  return places.filter(({ level }) => level === wanted);
}
