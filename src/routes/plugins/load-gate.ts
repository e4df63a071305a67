/** How much one API process takes on. */
export interface LoadLimits {
  /** Requests that are worked on at once; who only waits for news of a feed is not counted. */
  requests: number;
  /** Open connections. */
  connections: number;
  /** Mean delay of the event loop over a second, milliseconds. */
  loopDelay: number;
}

/** Why a request is not taken on: too many at work, too many connections, or a process that cannot keep up. */
export const overloads = ['requests', 'connections', 'eventLoop', 'memory'] as const;
export type Overload = (typeof overloads)[number];

/** How the process keeps up, looked at once a second. */
export interface Strain {
  /** Mean delay of the event loop since the last time, milliseconds. */
  loopDelay: number;
  /** What is used of the memory that JavaScript may have, 0 to 1. */
  heap: number;
}

/** To refuse costs too: so many a second are refused at once. */
const AT_ONCE = 100;
/** The garbage collector has tried everything before it comes to this. */
const FULLEST_HEAP = 0.9;

/** Decides whether another request is taken on. Below its limits a process answers as fast as ever; above them it would answer nobody in time. */
export class LoadGate {
  /** How many were refused, since this process began. */
  readonly refused: Record<Overload, number> = { requests: 0, connections: 0, eventLoop: 0, memory: 0 };
  readonly #limits: LoadLimits;
  readonly #waiting: () => number;
  #entered = 0;
  #refusedAtOnce = 0;
  #suspected: Overload | undefined;
  #strained: Overload | undefined;

  /** @param waiting how many of those who have entered only wait */
  constructor(limits: LoadLimits, waiting: () => number) {
    this.#limits = limits;
    this.#waiting = waiting;
  }

  /** Requests that are worked on now. */
  get working(): number {
    return this.#entered - this.#waiting();
  }

  /** Why another request would be one too many; undefined when it is welcome. */
  overload(): Overload | undefined {
    return this.#strained ?? (this.working >= this.#limits.requests ? 'requests' : undefined);
  }

  /** Counts a refusal; whether it can be told at once. Who asks again as fast as it is refused would have the process do nothing else. */
  refuse(why: Overload): { atOnce: boolean } {
    this.refused[why] += 1;
    this.#refusedAtOnce += 1;
    return { atOnce: this.#refusedAtOnce <= AT_ONCE };
  }

  enter(): void {
    this.#entered += 1;
  }

  leave(): void {
    this.#entered -= 1;
  }

  /** Takes note of how things are, once a second. One bad second is an accident, a start or one long calculation; the second one in a row is a load. */
  look(strain: Strain): void {
    this.#refusedAtOnce = 0;
    const found = this.#strainOf(strain);
    this.#strained = found === this.#suspected ? found : undefined;
    this.#suspected = found;
  }

  #strainOf({ loopDelay, heap }: Strain): Overload | undefined {
    if (heap > FULLEST_HEAP) return 'memory';
    return loopDelay > this.#limits.loopDelay ? 'eventLoop' : undefined;
  }
}
