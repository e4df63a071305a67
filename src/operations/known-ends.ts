import type { ChainEnd } from '../db/queries/access-records.ts';

/** For so many batches at most the ends are asked for after one that was not where it was left. */
const LONGEST_DOUBT = 64;

/**
 * Where the chains ended when this process last wrote to them. A process that writes to its chains alone need not ask for their ends: it goes on from
 * what it knows, and the database appends only where that still holds. Beside others it would mostly be wrong, so each time that it was,
 * it asks for twice as many batches before it relies on itself again.
 */
export class KnownEnds {
  readonly #ends = new Map<string, ChainEnd>();
  #doubt = 0;
  #batchesToAsk = 0;

  has(chain: string): boolean {
    return this.#ends.has(chain);
  }

  /** The ends to go on from; undefined where they are to be asked for. */
  of(chains: readonly string[]): Map<string, ChainEnd> | undefined {
    if (this.#batchesToAsk > 0) {
      this.#batchesToAsk -= 1;
      return undefined;
    }
    const ends = new Map<string, ChainEnd>();
    for (const chain of chains) {
      const end = this.#ends.get(chain);
      if (end === undefined) return undefined;
      ends.set(chain, end);
    }
    return ends;
  }

  /** What was gone on from was right. */
  wasRight(): void {
    this.#doubt = 0;
  }

  /** One of the ends was somewhere else. */
  wasWrong(): void {
    this.#doubt = Math.min(LONGEST_DOUBT, Math.max(1, this.#doubt * 2));
    this.#batchesToAsk = this.#doubt;
  }

  /** Whether records that were committed are gone, as after a standby that lagged has taken over. */
  hasLost(ends: ReadonlyMap<string, ChainEnd>): boolean {
    return [...ends].some(([chain, { seq }]) => seq < (this.#ends.get(chain)?.seq ?? 0));
  }

  set(chain: string, end: ChainEnd): void {
    this.#ends.set(chain, end);
  }

  forget(): void {
    this.#ends.clear();
  }
}
