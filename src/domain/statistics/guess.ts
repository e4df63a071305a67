/**
 * A number that the reader of a table does not see, as an arc of a network in which every sum of the table is a knot: what flows in flows
 * out. `least` is what the reader knows it to be at least.
 */
export interface Hidden {
  from: string;
  to: string;
  value: number;
  least: number;
}

type Ways<H> = ReadonlyMap<string, readonly { to: string; over: H }[]>;

/**
 * The hidden numbers that a reader could work out for certain from the sums that are told, one after another. A number may be otherwise if
 * there is a round way through the network over other hidden numbers on which each may be one more or one less, so that every sum holds.
 */
export function* certain<H extends Hidden>(hidden: readonly H[]): Generator<H> {
  const ways = waysOver(hidden);
  const reached = new Map<string, ReadonlySet<string>>();
  const from = (knot: string) => reached.get(knot) ?? keep(reached, knot, reach(ways, knot));
  for (const one of hidden) {
    // What cannot be less lends nobody a way back, so the ways of all serve for it.
    const free = one.value > one.least
      ? reach(ways, one.to, one).has(one.from) || reach(ways, one.from, one).has(one.to)
      : from(one.to).has(one.from);
    if (!free) yield one;
  }
}

function waysOver<H extends Hidden>(hidden: readonly H[]): Ways<H> {
  const ways = new Map<string, { to: string; over: H }[]>();
  const add = (from: string, to: string, over: H) => (ways.get(from) ?? keep(ways, from, [])).push({ to, over });
  for (const one of hidden) {
    add(one.from, one.to, one);
    if (one.value > one.least) add(one.to, one.from, one);
  }
  return ways;
}

function keep<V>(map: Map<string, V>, key: string, value: V): V {
  map.set(key, value);
  return value;
}

/** The knots that ways lead to from a knot, those over `without` aside. */
function reach<H>(ways: Ways<H>, start: string, without?: H): ReadonlySet<string> {
  const seen = new Set([start]);
  const next = [start];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const { to, over } of ways.get(at) ?? []) {
      if (over === without || seen.has(to)) continue;
      seen.add(to);
      next.push(to);
    }
  }
  return seen;
}
