import type { Colleague, Option } from './handover-options.ts';

/** How many units of each limit group are taken with each curator; changed in place as families come and go. */
export class Loads {
  readonly #used: Map<string, number>[];

  constructor(colleagues: readonly Colleague[]) {
    this.#used = colleagues.map(({ places }) => {
      const used = new Map<string, number>();
      for (const { limitGroup, units } of places) used.set(limitGroup, (used.get(limitGroup) ?? 0) + units);
      return used;
    });
  }

  /** How many more families of an option's kind there is room for; not whole where levels are weighed together, negative above the limit. */
  room({ colleague, take, give }: Option): number {
    if (take === undefined) return Number.POSITIVE_INFINITY;
    const back = give?.limitGroup === take.limitGroup ? give.units : 0;
    return (take.capacity - this.taken(colleague, take.limitGroup) + back) / take.units;
  }

  fits(option: Option): boolean {
    return this.room(option) >= 1;
  }

  taken(colleague: number, limitGroup: string): number {
    return this.#used[colleague]?.get(limitGroup) ?? 0;
  }

  add({ colleague, take, give }: Option): void {
    if (give !== undefined) this.#change(colleague, give.limitGroup, -give.units);
    if (take !== undefined) this.#change(colleague, take.limitGroup, take.units);
  }

  remove({ colleague, take, give }: Option): void {
    if (take !== undefined) this.#change(colleague, take.limitGroup, -take.units);
    if (give !== undefined) this.#change(colleague, give.limitGroup, give.units);
  }

  /** A text that is the same for the same load of one curator. */
  keyOf(colleague: number): string {
    return [...this.#used[colleague] ?? []].filter(([, units]) => units !== 0).sort().join(';');
  }

  #change(colleague: number, limitGroup: string, by: number): void {
    this.#used[colleague]?.set(limitGroup, this.taken(colleague, limitGroup) + by);
  }
}
