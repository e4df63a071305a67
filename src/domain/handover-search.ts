import type { Loads } from './handover-loads.ts';
import type { Option } from './handover-options.ts';

/** A family with everything that it could take, curator by curator. */
export interface Seeker<F> {
  family: F;
  options: readonly Option[];
  severity: number;
  /** It may go to any curator and takes the same with each: curators with the same load are all one to it. */
  plain: boolean;
}

/** So many families and curators are always searched to the end. */
const ALWAYS_EXACT = { families: 14, curators: 20 };
/** So many tries are made for more of them. */
const MOST_TRIES = 50_000;

/**
 * One option for each family, in their order, so that nowhere a limit is exceeded at any step; undefined when there is none. Depth
 * first, the fairest option first; a load that led nowhere once is not tried again, nor with curators in each other's place.
 */
export function searchPlaces<F>(seekers: readonly Seeker<F>[], loads: Loads): Option[] | undefined {
  const dead = new Set<string>();
  const received = new Map<number, number>();
  const chosen: Option[] = [];
  const plainFrom = seekers.findLastIndex(({ plain }) => !plain) + 1;
  const everybody = [...new Set(seekers.flatMap(({ options }) => options.map(({ colleague }) => colleague)))];
  const isLarge = seekers.length > ALWAYS_EXACT.families || everybody.length > ALWAYS_EXACT.curators;
  let tries = 0;

  const place = (index: number): boolean => {
    const seeker = seekers[index];
    if (seeker === undefined) return true;
    if (index >= plainFrom && hopeless(seekers.slice(index), loads)) return false;
    const keys = everybody.map((colleague) => loads.keyOf(colleague));
    const key = `${index} ${(index >= plainFrom ? keys.sort() : keys).join('|')}`;
    if (dead.has(key)) return false;
    for (const option of inOrder(seeker, loads, received)) {
      tries += 1;
      if (isLarge && tries > MOST_TRIES) return false;
      take(option, 1);
      if (place(index + 1)) return true;
      take(option, -1);
    }
    dead.add(key);
    return false;
  };

  const take = (option: Option, by: 1 | -1): void => {
    received.set(option.colleague, (received.get(option.colleague) ?? 0) + by);
    if (by === 1) loads.add(option);
    else loads.remove(option);
    if (by === 1) chosen.push(option);
    else chosen.pop();
  };

  return place(0) ? chosen : undefined;
}

/** The most room first, then whoever received fewer, then by id. What costs nothing beats everything. */
function inOrder<F>({ options }: Seeker<F>, loads: Loads, received: ReadonlyMap<number, number>): Option[] {
  const got = ({ colleague }: Option) => received.get(colleague) ?? 0;
  const difference = (a: Option, b: Option) => {
    const [one, other] = [Math.floor(loads.room(a)), Math.floor(loads.room(b))];
    return one === other ? 0 : other - one;
  };
  return options.filter((option) => loads.fits(option)).sort((a, b) => difference(a, b) || got(a) - got(b) || a.colleague - b.colleague);
}

/** Families that take the same with everybody need more of some limit than all curators together have left. */
function hopeless<F>(seekers: readonly Seeker<F>[], loads: Loads): boolean {
  const needs = new Map<string, { units: number; capacity: number }>();
  for (const { options: [first] } of seekers) {
    if (first === undefined) return true;
    if (first.take === undefined) continue;
    const { limitGroup, units, capacity } = first.take;
    const before = needs.get(limitGroup) ?? { units: 0, capacity: 0 };
    needs.set(limitGroup, { units: before.units + units, capacity: Math.max(before.capacity, capacity) });
  }
  const curators = seekers[0]?.options.map(({ colleague }) => colleague) ?? [];
  return [...needs].some(([limitGroup, { units, capacity }]) =>
    curators.reduce((left, colleague) => left + Math.max(0, capacity - loads.taken(colleague, limitGroup)), 0) < units);
}
