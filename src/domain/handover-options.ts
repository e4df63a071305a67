import { mostSevere, type Place, placeSize, type PlaceSize } from './caseload.ts';
import type { Regulation } from './regulations/resolve.ts';

/** A family that looks for a curator. */
export interface SeekingFamily {
  familyId: string;
  /** The levels at which its cases count; none for a family that takes no place. */
  levels: readonly string[];
  /** The regulation of its most severe case. */
  regulation: Regulation;
  /** The curators that it may go to. */
  among: readonly string[];
}

/** A curator and the places that their families take. */
export interface Colleague {
  id: string;
  places: readonly Place[];
}

/** What a family takes with one curator, and what it gives back there because it has a place with them already. */
export interface Option {
  colleague: number;
  take: PlaceSize | undefined;
  give: Pick<Place, 'limitGroup' | 'units'> | undefined;
}

/** The most severe of a family's own levels; undefined for one that takes no place. */
export function levelOf({ regulation, levels }: SeekingFamily): string | undefined {
  return mostSevere(regulation, known(regulation, levels));
}

/** What a family would take with a curator. Whoever has a place there keeps it, at the more severe of the two levels. */
export function optionAt(family: SeekingFamily, { places }: Colleague, colleague: number): Option {
  const present = places.find(({ familyId }) => familyId === family.familyId);
  const { regulation, levels } = family;
  const nothing: Option = { colleague, take: undefined, give: undefined };
  if (known(regulation, levels).length === 0) return nothing;
  const level = mostSevere(regulation, known(regulation, [...levels, ...(present === undefined ? [] : [present.level])]));
  if (level === undefined || level === present?.level) return nothing;
  return { colleague, take: placeSize(regulation, level), give: present };
}

/** Another version of the regulation may have had a level that this one does not know. */
function known({ rules }: Regulation, levels: readonly string[]): string[] {
  return levels.filter((level) => Object.hasOwn(rules.caseloadLimits.value, level));
}
