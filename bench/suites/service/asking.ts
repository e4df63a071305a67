import type { Asking } from '../../load/load.ts';
import type { Asked, FeedStart, ServiceOperation } from './operations.ts';
import type { ServiceTarget, ServiceTargets } from './targets.ts';

/** Who is asked. */
export type Side = 'service' | 'bare';

/** What the requests of a run are made from. */
export interface Material extends ServiceTargets {
  feed: FeedStart[];
  /** Today. */
  on: string;
}

/**
 * The requests of one operation, one target after another, round and round; a curator is changed with each round. What is written by hand
 * and what the service writes meet on no case. A family without a case is asked for once.
 */
export class Requests {
  readonly #operation: ServiceOperation;
  readonly #material: Material;
  readonly #targets: Record<Side, ServiceTarget[]>;
  readonly #sent: Record<Side, number> = { service: 0, bare: 0 };

  constructor(operation: ServiceOperation, material: Material) {
    [this.#operation, this.#material] = [operation, material];
    const all = (operation.targets === 'fresh' ? material.fresh.map((one) => ({ ...one, case: '' })) : material[operation.targets]).slice(0, operation.among);
    const half = (rest: number) => all.filter((_, place) => place % 2 === rest);
    this.#targets = operation.adds === undefined ? { service: all, bare: all } : { service: half(0), bare: half(1) };
  }

  next(side: Side): Asked {
    const targets = this.#targets[side];
    const sent = this.#sent[side]++;
    const round = Math.floor(sent / targets.length);
    if (this.#operation.targets === 'fresh' && round > 0) throw new Error('no family is left without a case; ask for fewer rounds');
    const target = targets[sent % targets.length];
    const { feed, on, commission: { region = '', municipality } } = this.#material;
    const start = feed[sent % feed.length];
    if (target === undefined || start === undefined) throw new Error(`nothing to ask for: ${this.#operation.name}`);
    const specialist = round % 2 === 0 ? target.specialist : target.other;
    return { ...target, ...(this.#operation.adds === undefined ? {} : { specialist }), feed: start, region, municipality, on };
  }

  asking(side: Side, tokens: ReadonlyMap<string, string>): Asking {
    const { status, adds, client } = this.#operation;
    if (side === 'bare') return { status: adds === undefined ? 200 : 201, next: () => this.#operation.bare(this.next('bare')) };
    return {
      status,
      next: () => {
        const asked = this.next('service');
        const token = tokens.get(client === 'commission' ? this.#material.commission.clientId : asked.head) ?? '';
        return this.#operation.service(asked, { authorization: `Bearer ${token}`, 'x-access-purpose': 'accompaniment' });
      },
    };
  }
}
