import { median } from './statistics.ts';

/** So many turns of each slot warm it up. */
const WARMING = 3;

/** What each slot gave, round by round: `results[slot][round]`. */
export type Results<S extends string, R> = Record<S, R[]>;

/**
 * Gives every slot one turn a round, in one order and then in the other (A B, B A), so that a machine that grows warmer, slower or busier
 * favours none. A first round warms up and does not count; its turns come several times, for what runs all day is long compiled.
 */
export async function inRounds<S extends string, R>(
  slots: readonly S[], rounds: number, turn: (slot: S) => Promise<R>, progress: (text: string) => void,
): Promise<Results<S, R>> {
  const results = Object.fromEntries(slots.map((slot): [S, R[]] => [slot, []])) as Results<S, R>;
  for (let round = 0; round <= rounds; round += 1) {
    progress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const slot of round % 2 === 0 ? slots : slots.toReversed()) {
      for (let more = round === 0 ? WARMING - 1 : 0; more > 0; more -= 1) await turn(slot);
      const result = await turn(slot);
      if (round > 0) results[slot].push(result);
    }
  }
  return results;
}

/** One figure against another of the same rounds: the median of the ratios, the smallest and the largest. */
export interface Ratio {
  median: number;
  least: number;
  most: number;
}

/** What `of` reached, as a share of what `against` reached in the same round. */
export function pairedRatio(of: readonly number[], against: readonly number[]): Ratio {
  const ratios = of.map((value, round) => value / (against[round] ?? Number.NaN));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}
