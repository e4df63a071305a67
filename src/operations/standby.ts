import type { Kysely } from 'kysely';
import { clusterOf, durablePosition, standbyWord, type WalPosition } from '../db/queries/wal-positions.ts';
import type { Database } from '../db/schema.ts';
import { type PoolFigures, poolFigures } from './pool-figures.ts';
import { inTurn } from './in-turn.ts';
import { RefusedRequest } from './refused-request.ts';
import { ReplayLag } from './replay-lag.ts';

export type { WalPosition } from '../db/queries/wal-positions.ts';

/** How a standby stands. Only one `inUse` and one `lagging` a little are read from. */
export const standbyStates = ['inUse', 'lagging', 'away', 'promoted', 'foreign'] as const;
export type StandbyState = (typeof standbyStates)[number];

/**
 * What a read must find on the standby: everything stored before it began (`now`), everything up to a position, or as much as
 * there is (`whatever`), as a feed may, whose reader tells by its cursor what it has.
 */
export type Freshness = 'now' | 'whatever' | { position: WalPosition };

/** What it works with. */
export interface StandbyDeps {
  primary: Kysely<Database>;
  /** Opens connections to the standby; asked again after it was away, for those of before may hang for hours. */
  open: () => Kysely<Database>;
  report: { info(facts: object, message: string): void; warn(facts: object, message: string): void };
  /** Repeats some work every so many milliseconds; returns how to stop it. */
  every: (milliseconds: number, work: () => void) => () => void;
}

/** Why reads were answered from where they were. */
export type ReadPlaces = Record<'standby' | 'primaryBecauseLate' | 'primaryBecauseAway' | 'primaryAfterFault', number>;

/** How often its state is looked at, and how often while a reader waits; how long it may take to answer, and a reader waits. Milliseconds. */
const LOOK_EVERY = 1_000;
const LOOK_WHILE_WAITED_FOR = 5;
const ANSWERS_WITHIN = 2_000;
const PATIENCE = 200;
/** So far behind it may be for a reader that takes what there is, milliseconds. */
const FAR_BEHIND = 10_000;

/** Thrown into reads that are under way when the standby is lost. */
export class StandbyLost extends Error {
  override name = 'StandbyLost';
}

interface Waiter {
  position: WalPosition;
  end: (reached: boolean) => void;
}

/** The hot standby that lists, reports and feeds are read from, while it is fit for that. */
export class Standby {
  readonly places: ReadPlaces = { standby: 0, primaryBecauseLate: 0, primaryBecauseAway: 0, primaryAfterFault: 0 };
  readonly #deps: StandbyDeps;
  readonly #waiters = new Set<Waiter>();
  readonly #lag = new ReplayLag();
  readonly #stop: () => void;
  readonly #durable: () => Promise<WalPosition>;
  readonly #look: () => Promise<void>;
  #db: Kysely<Database>;
  #lost = new AbortController();
  #cluster: string | undefined;
  #state: StandbyState = 'away';
  #replayed: WalPosition = 0n;
  #closed = false;

  constructor(deps: StandbyDeps) {
    this.#deps = deps;
    this.#db = deps.open();
    this.#durable = inTurn(() => durablePosition(deps.primary));
    this.#look = inTurn(() => this.#ask());
    this.#stop = deps.every(LOOK_EVERY, () => void this.look());
  }

  get state(): StandbyState {
    return this.#state === 'inUse' && this.lagMilliseconds > PATIENCE ? 'lagging' : this.#state;
  }

  /** The connections to it. */
  get connections(): PoolFigures | undefined {
    return poolFigures(this.#db);
  }

  /** How far it is behind the primary. */
  get lagMilliseconds(): number {
    return this.#lag.milliseconds(this.#replayed);
  }

  /** How things stand now: on the primary first, so that the standby is measured by it. A primary that is away measures nothing. */
  async look(): Promise<void> {
    if (this.#closed) return;
    await this.#durable().then((position) => this.#lag.mark(position), () => undefined);
    await this.#look();
  }

  /** What a writer is to be told: whoever reads behind this position reads what was written. Undefined when the primary does not say. */
  async written(): Promise<WalPosition | undefined> {
    return await this.#durable().catch(() => undefined);
  }

  /** The standby when it has, or has in a moment, what the reader must find; undefined: read from the primary. */
  async reach(freshness: Freshness): Promise<StandbyLoan | undefined> {
    if (this.#state !== 'inUse') return this.#refuse('primaryBecauseAway');
    if (!(await this.#has(freshness))) return this.#refuse(this.#state === 'inUse' ? 'primaryBecauseLate' : 'primaryBecauseAway');
    this.places.standby += 1;
    return { db: this.#db, lost: this.#lost.signal };
  }

  /** A read failed there and is done again on the primary. */
  failed(error: unknown): void {
    this.places.standby -= 1;
    this.places.primaryAfterFault += 1;
    if (error instanceof StandbyLost || error instanceof RefusedRequest) return;
    this.#deps.report.warn({ err: error }, 'a read failed on the standby; the primary answers it');
    void this.look();
  }

  /** Looks no more and closes its connections. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stop();
    this.#state = 'away';
    this.#letGo();
    await this.#db.destroy();
  }

  #refuse(why: keyof ReadPlaces): undefined {
    this.places[why] += 1;
  }

  async #has(freshness: Freshness): Promise<boolean> {
    if (freshness === 'whatever') return this.lagMilliseconds <= FAR_BEHIND;
    const position = freshness === 'now' ? await this.#durable().catch(() => undefined) : freshness.position;
    if (position === undefined) return false;
    return this.#replayed >= position || (this.state === 'inUse' && await this.#reaches(position));
  }

  #reaches(position: WalPosition): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.end(false), PATIENCE);
      const waiter: Waiter = {
        position,
        end: (reached) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(reached);
        },
      };
      this.#waiters.add(waiter);
      if (this.#waiters.size === 1) this.#lookOn();
    });
  }

  /** One question for all who wait; again as long as somebody does. */
  #lookOn(): void {
    const again = () => void setTimeout(() => this.#lookOn(), LOOK_WHILE_WAITED_FOR);
    if (this.#waiters.size > 0) void this.#look().then(() => this.#waiters.size > 0 && again());
  }

  async #ask(): Promise<void> {
    const db = this.#db;
    const cluster = (this.#cluster ??= await clusterOf(this.#deps.primary).catch(() => undefined));
    const answer = Promise.all([standbyWord(db), this.#state === 'inUse' ? cluster : clusterOf(db)]);
    const [word, own] = await within(ANSWERS_WITHIN, answer).catch((): [undefined, undefined] => [undefined, undefined]);
    if (this.#closed || db !== this.#db) return;
    if (word === undefined || cluster === undefined) return this.#turn('away');
    if (!word.recovering) return this.#turn('promoted');
    if (own !== cluster) return this.#turn('foreign');
    this.#replayed = word.replayed;
    this.#turn('inUse');
    for (const waiter of this.#waiters) if (word.replayed >= waiter.position) waiter.end(true);
  }

  /** Whoever reads from a standby that is lost is told so, and reads from the primary; connections that may hang are left behind. */
  #turn(state: StandbyState): void {
    const before = this.#state;
    this.#state = state;
    if (state === before) return;
    const facts = { state, before, lagMilliseconds: this.lagMilliseconds };
    if (state === 'inUse') this.#deps.report.info(facts, 'the standby is read from');
    else this.#deps.report.warn(facts, 'the standby is not read from; the primary answers everything');
    if (before === 'inUse') this.#abandon();
  }

  #abandon(): void {
    this.#letGo();
    void this.#db.destroy().catch(() => undefined);
    this.#db = this.#deps.open();
  }

  #letGo(): void {
    for (const waiter of this.#waiters) waiter.end(false);
    this.#lost.abort(new StandbyLost('the standby was lost'));
    this.#lost = new AbortController();
  }
}

/** The standby for the time of one read. */
export interface StandbyLoan {
  db: Kysely<Database>;
  /** Aborted when the standby is lost. */
  lost: AbortSignal;
}

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StandbyLost('no answer in time')), milliseconds);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
