/** A stretch on a row that wants room of its own. */
export interface Stretch {
  left: number;
  right: number;
}

/** Free room between two neighbours on a lane. */
const GAP = 6;

/**
 * Puts stretches on lanes below one another so that none covers another: each, from the left, on the first lane with room. Undefined for
 * one that finds no room on `most` lanes. The answers stand in the order of the questions.
 */
export function lanesOf(stretches: readonly Stretch[], most: number): (number | undefined)[] {
  const ends: number[] = [];
  const lanes: (number | undefined)[] = stretches.map(() => undefined);
  const order = stretches.map((_, index) => index).sort((one, other) => leftOf(stretches, one) - leftOf(stretches, other) || one - other);
  for (const index of order) {
    const left = leftOf(stretches, index);
    const free = ends.findIndex((end) => end + GAP <= left);
    const lane = free >= 0 ? free : ends.length;
    if (lane >= most) continue;
    ends[lane] = stretches[index]?.right ?? left;
    lanes[index] = lane;
  }
  return lanes;
}

function leftOf(stretches: readonly Stretch[], index: number): number {
  return stretches[index]?.left ?? 0;
}
