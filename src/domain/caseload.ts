import type { Citation, Violation } from './errors.ts';
import { labelOf } from './reference/index.ts';
import type { Regulation } from './regulations/resolve.ts';

/** How much room one family takes on a level: `units` of `capacity` within its limit group. */
export interface PlaceSize {
  level: string;
  /** The level whose limit counts, or `all` when levels are weighed together. */
  limitGroup: string;
  units: number;
  capacity: number;
}

/** A family's place with a curator. */
export interface Place extends PlaceSize {
  familyId: string;
}

export interface LevelLoad {
  level: string;
  limitGroup: string;
  held: number;
  limit: number;
  /** How many more families of this level fit now. */
  free: number;
  citation: Citation;
}

const everyLevel = 'all';

/**
 * The room that a family takes on a level, by the regulation's limits. Counting `perLevel` gives one unit of the level's limit;
 * `weighted` gives 1/limit of the whole, in whole units over the limits' least common multiple.
 */
export function placeSize(regulation: Regulation, level: string): PlaceSize {
  const limitGroup = limitGroupOf(regulation, level);
  const limit = familiesIn(regulation, limitGroup);
  if (regulation.rules.caseload.value.counting === 'perLevel') return { level, limitGroup, units: 1, capacity: limit };
  const capacity = leastCommonMultiple(regulation);
  return { level, limitGroup: everyLevel, units: capacity / limit, capacity };
}

/** The level whose limit a level is counted under, for example emergency families under the crisis limit. */
function limitGroupOf(regulation: Regulation, level: string): string {
  const limit = regulation.rules.caseloadLimits.value[level];
  if (limit === undefined) throw new Error(`No caseload limit for the level ${level} in ${regulation.code}`);
  return 'countedWith' in limit ? limitGroupOf(regulation, limit.countedWith) : level;
}

function familiesIn(regulation: Regulation, limitGroup: string): number {
  const limit = regulation.rules.caseloadLimits.value[limitGroup];
  return limit !== undefined && 'families' in limit ? limit.families : 0;
}

function leastCommonMultiple(regulation: Regulation): number {
  const limits = Object.values(regulation.rules.caseloadLimits.value).flatMap((limit) => ('families' in limit ? [limit.families] : []));
  return limits.reduce((multiple, limit) => (multiple * limit) / greatestCommonDivisor(multiple, limit), 1);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The most severe of some levels by the regulation's order; undefined for none. */
export function mostSevere(regulation: Regulation, levels: readonly string[]): string | undefined {
  const severity = new Map(regulation.rules.levels.value.map((level) => [level.code, level.severity]));
  return levels.reduce<string | undefined>(
    (worst, level) => (worst === undefined || (severity.get(level) ?? 0) > (severity.get(worst) ?? 0) ? level : worst),
    undefined,
  );
}

/**
 * Refuses a family for whom a curator has no room. `others` are the places of the curator's other families. An overridable limit
 * may be exceeded with a written reason.
 */
export function caseloadViolations(
  regulation: Regulation, others: readonly Place[], wanted: PlaceSize, overrideReason: string | undefined,
): Violation[] {
  const used = sumOfUnits(others, wanted.limitGroup);
  if (used + wanted.units <= wanted.capacity) return [];
  const citation = regulation.rules.caseloadLimits.citation;
  const overridable = regulation.rules.caseload.value.mode === 'overridable';
  if (overridable && overrideReason !== undefined) return [];
  if (overridable) return [{ code: 'caseload.override-reason-required', pointer: '/overrideReason', citation }];
  const label = labelOf('levels', wanted.level);
  const held = Math.floor(used / wanted.units);
  const limit = Math.floor(wanted.capacity / wanted.units);
  return [{ code: 'caseload.limit-exceeded', params: { level: wanted.level, levelRu: label.ru, levelEn: label.en, held, limit }, citation }];
}

/** A curator's load by level (нагрузка куратора), with what is still free. */
export function loadByLevel(regulation: Regulation, places: readonly Place[]): LevelLoad[] {
  return regulation.rules.levels.value.map(({ code }) => {
    const { limitGroup, units, capacity } = placeSize(regulation, code);
    const used = sumOfUnits(places, limitGroup);
    return {
      level: code,
      limitGroup,
      held: places.filter((place) => place.level === code).length,
      limit: Math.floor(capacity / units),
      free: Math.max(0, Math.floor((capacity - used) / units)),
      citation: regulation.rules.caseloadLimits.citation,
    };
  });
}

function sumOfUnits(places: readonly Place[], limitGroup: string): number {
  return places.filter((place) => place.limitGroup === limitGroup).reduce((sum, place) => sum + place.units, 0);
}
