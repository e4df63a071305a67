import type { Placement } from './handover-distribution.ts';
import { Loads } from './handover-loads.ts';
import { type Colleague, optionAt, type SeekingFamily } from './handover-options.ts';

/** A curator with room for a family. */
export interface Room {
  specialistId: string;
  /** How many more families at the family's level fit; null for a family that takes no place there. */
  free: number | null;
}

/** Who of all colleagues has room for a family beside everybody else who was placed; those with the most room first. */
export function roomFor<F extends SeekingFamily>(family: F, colleagues: readonly Colleague[], placements: readonly Placement<F>[]): Room[] {
  const loads = loadsAfter(colleagues, placements.filter((one) => one.family !== family));
  return colleagues
    .map((colleague, index) => ({ specialistId: colleague.id, room: loads.room(optionAt(family, colleague, index)) }))
    .filter(({ room }) => room >= 1)
    .sort((a, b) => (a.room === b.room ? Number(a.specialistId > b.specialistId) - Number(a.specialistId < b.specialistId) : b.room - a.room))
    .map(({ specialistId, room }) => ({ specialistId, free: Number.isFinite(room) ? Math.floor(room) : null }));
}

/** How full the curators are at a family's level whom it may go to. */
export function triedFor<F extends SeekingFamily>(
  family: F, colleagues: readonly Colleague[], placements: readonly Placement<F>[],
): { specialistId: string; held: number; limit: number }[] {
  const loads = loadsAfter(colleagues, placements);
  return colleagues.flatMap((colleague, index) => {
    const { take } = optionAt(family, colleague, index);
    if (take === undefined || !family.among.includes(colleague.id)) return [];
    const held = Math.floor(loads.taken(index, take.limitGroup) / take.units);
    return [{ specialistId: colleague.id, held, limit: Math.floor(take.capacity / take.units) }];
  });
}

function loadsAfter<F extends SeekingFamily>(colleagues: readonly Colleague[], placements: readonly Placement<F>[]): Loads {
  const loads = new Loads(colleagues);
  for (const { family, colleagueId } of placements) {
    const index = colleagues.findIndex(({ id }) => id === colleagueId);
    const colleague = colleagues[index];
    if (colleague !== undefined) loads.add(optionAt(family, colleague, index));
  }
  return loads;
}
