import { type Colleague, levelOf, type Option, optionAt, type SeekingFamily } from './handover-options.ts';
import { Loads } from './handover-loads.ts';
import { searchPlaces, type Seeker } from './handover-search.ts';

/** A family and the curator who takes it. */
export interface Placement<F> {
  family: F;
  colleagueId: string;
  /** Above the limit, which a head has allowed with a reason. */
  aboveLimit: boolean;
}

/** How families are shared out. */
export interface Distribution<F> {
  /** In the order in which the places are to be taken, so that no limit is exceeded on the way. */
  placements: Placement<F>[];
  /** Families that do not fit, in the order in which they were tried. */
  misfits: F[];
}

/**
 * Shares families out among curators. Whenever there is a way in which everybody fits, such a way is found (among many families or
 * curators within a number of tries). Otherwise a family does not fit when it cannot be placed together with those before it: first come
 * those who cannot go to just anybody, then the most severe. A family goes to whoever has the most room at its level, then to whoever
 * received fewer, then by id: the same question always has the same answer.
 * @param mayExceed limits that may be exceeded are, for those who would not fit: a head has given a reason
 */
export function distribute<F extends SeekingFamily>(
  families: readonly F[], colleagues: readonly Colleague[], mayExceed: boolean,
): Distribution<F> {
  const people = [...colleagues].sort((a, b) => (a.id < b.id ? -1 : 1));
  const seekers = families.map((family) => seekerOf(family, people)).sort(inTurn);
  const loads = () => new Loads(people);
  const { placed, misfits } = placeMost(seekers, loads);
  const after = loads();
  for (const { option } of placed) after.add(option);
  const exceeding = mayExceed ? placeAbove(misfits, after) : [];
  const above = new Set(exceeding.map(({ seeker }) => seeker));
  const placements = [...placed, ...exceeding].map(({ seeker, option }) =>
    ({ family: seeker.family, colleagueId: people[option.colleague]?.id ?? '', aboveLimit: above.has(seeker) }));
  return { placements, misfits: misfits.filter((seeker) => !above.has(seeker)).map(({ family }) => family) };
}

interface Placed<F> {
  seeker: Seeker<F>;
  option: Option;
}

function seekerOf<F extends SeekingFamily>(family: F, people: readonly Colleague[]): Seeker<F> {
  const all = people.map((colleague, index) => optionAt(family, colleague, index));
  const options = all.filter(({ colleague }) => family.among.includes(people[colleague]?.id ?? ''));
  const level = levelOf(family);
  const severity = family.regulation.rules.levels.value.find(({ code }) => code === level)?.severity ?? 0;
  const plain = options.length === all.length && all.every(({ give, take }) => give === undefined && take?.level === all[0]?.take?.level);
  return { family, options, severity, plain };
}

/** Those who can go to some curators only come first, then the most severe; a smaller limit before a larger one. */
function inTurn<F extends SeekingFamily>(a: Seeker<F>, b: Seeker<F>): number {
  const order = Number(a.plain) - Number(b.plain) || b.severity - a.severity || capacityOf(a) - capacityOf(b);
  return order || (a.family.familyId < b.family.familyId ? -1 : 1);
}

function capacityOf<F>({ options }: Seeker<F>): number {
  return Math.min(...options.map(({ take }) => take?.capacity ?? 0));
}

/** Everybody, where that is possible; or one after the other, each beside all who were placed before. */
function placeMost<F>(seekers: readonly Seeker<F>[], loads: () => Loads): { placed: Placed<F>[]; misfits: Seeker<F>[] } {
  const everybody = searchPlaces(seekers, loads());
  if (everybody !== undefined) return { placed: pairs(seekers, everybody), misfits: [] };
  let accepted: Seeker<F>[] = [];
  let found: Option[] = [];
  const misfits: Seeker<F>[] = [];
  for (const seeker of seekers) {
    const together = searchPlaces([...accepted, seeker], loads());
    if (together === undefined) misfits.push(seeker);
    else [accepted, found] = [[...accepted, seeker], together];
  }
  return { placed: pairs(accepted, found), misfits };
}

function pairs<F>(seekers: readonly Seeker<F>[], options: readonly Option[]): Placed<F>[] {
  return seekers.flatMap((seeker, index) => {
    const option = options[index];
    return option === undefined ? [] : [{ seeker, option }];
  });
}

/** Above the limit whoever is least above it takes the next. */
function placeAbove<F extends SeekingFamily>(misfits: readonly Seeker<F>[], loads: Loads): Placed<F>[] {
  return misfits.filter(({ family }) => family.regulation.rules.caseload.value.mode === 'overridable').flatMap((seeker) => {
    const [option] = [...seeker.options].sort((a, b) => loads.room(b) - loads.room(a) || a.colleague - b.colleague);
    if (option === undefined) return [];
    loads.add(option);
    return [{ seeker, option }];
  });
}
