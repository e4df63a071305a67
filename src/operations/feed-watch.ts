import type { Kysely } from 'kysely';
import { feedNews, type FeedWaiting } from '../db/queries/feed.ts';
import type { Database } from '../db/schema.ts';
import { inSnapshot } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import type { Reading } from './reading.ts';
import { RefusedRequest } from './refused-request.ts';
import { SeenFamilies } from './seen-families.ts';

/** How often the database is asked while anybody waits, in milliseconds. */
const EVERY = 500;
/** So many may wait at once in one process. */
const MOST = 256;

interface Waiter extends FeedWaiting {
  wake: () => void;
}

/**
 * Those who wait for news of the feed. While anybody does, one statement every half a second asks for all of them; nobody holds a
 * connection. Not LISTEN: that would need a connection of its own, which a pooler such as PgBouncer does not give.
 */
export class FeedWatch {
  readonly #db: Kysely<Database>;
  readonly #reading: Reading;
  readonly #waiters = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param reading where the feed itself is read: news that the readers could not read yet wake nobody */
  constructor(db: Kysely<Database>, reading: Reading = (primary, work) => work(primary)) {
    this.#db = db;
    this.#reading = reading;
  }

  /**
   * Returns when there may be something to read after the position, when the time is over, when the reader has gone, or when the service stops.
   * @throws RefusedRequest feed-waiters when too many wait already
   */
  async wait(where: FeedWaiting, milliseconds: number, gone: AbortSignal): Promise<void> {
    if (this.#closed || gone.aborted) return;
    if (this.#waiters.size >= MOST) throw new RefusedRequest('feed-waiters');
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => waiter.wake(), milliseconds);
      const waiter: Waiter = {
        ...where,
        wake: () => {
          clearTimeout(timer);
          gone.removeEventListener('abort', waiter.wake);
          this.#waiters.delete(waiter);
          resolve();
        },
      };
      gone.addEventListener('abort', waiter.wake, { once: true });
      this.#waiters.add(waiter);
      this.#askLater();
    });
  }

  /** How many wait now. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /** Lets everybody go: each is answered with what there is. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const { wake } of this.#waiters) wake();
  }

  #askLater(): void {
    if (this.#timer !== undefined || this.#closed || this.#waiters.size === 0) return;
    this.#timer = setTimeout(() => void this.#ask(), EVERY);
    this.#timer.unref();
  }

  /** A database that is away wakes nobody: they are asked for again, and their own question will tell them. */
  async #ask(): Promise<void> {
    const waiters = [...this.#waiters];
    const primary = { db: this.#db, seen: new SeenFamilies() };
    const news = await this.#reading(primary, ({ db }) => inSnapshot(db, systemWall, (tx) => feedNews(tx, waiters))).catch(() => []);
    for (const place of news) waiters[place]?.wake();
    this.#timer = undefined;
    this.#askLater();
  }
}
