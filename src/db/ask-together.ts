import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely';
import { poolOf } from './pool-figures.ts';
import type { Database } from './schema.ts';

/** So many connections of a pool carry questions at the same time: more would wake more processes of PostgreSQL for less each. */
const MOST_AT_ONCE = 3;
/** So many questions travel together: the last of them waits for all others. */
const MOST_TOGETHER = 16;

interface Question {
  query: CompiledQuery;
  resolve: (result: QueryResult<unknown>) => void;
  reject: (error: unknown) => void;
}

/** The questions to one database that nobody has carried there yet. */
class Carriers {
  readonly #db: Kysely<Database>;
  #waiting: Question[] = [];
  #underWay = 0;
  /** Of those, so many have no connection yet. */
  #starting = 0;
  #isCalled = false;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  ask(question: Question): void {
    this.#waiting.push(question);
    if (this.#isCalled || this.#underWay >= MOST_AT_ONCE) return;
    this.#isCalled = true;
    setImmediate(() => {
      this.#isCalled = false;
      this.#send();
    });
  }

  /** As many carriers as the questions fill, besides those that are still waiting for a connection. */
  #send(): void {
    const wanted = Math.ceil(this.#waiting.length / MOST_TOGETHER) - this.#starting;
    for (let count = Math.min(wanted, MOST_AT_ONCE - this.#underWay); count > 0; count -= 1) void this.#carry();
  }

  async #carry(): Promise<void> {
    this.#underWay += 1;
    this.#starting += 1;
    const before = new Set(this.#waiting);
    let hasConnection = false;
    try {
      await this.#db.getExecutor().provideConnection(async (inner) => {
        hasConnection = true;
        this.#starting -= 1;
        // Only now: whoever has come while the connection was waited for goes along.
        const carried = this.#waiting.splice(0, MOST_TOGETHER);
        await this.#put(carried, inner);
      });
    } catch (error) {
      if (!hasConnection) this.#giveUp(before, error);
    }
    this.#underWay -= 1;
    this.#send();
  }

  /** All at once, or one after the other where the connection takes no more. */
  async #put(questions: readonly Question[], connection: DatabaseConnection): Promise<void> {
    const put = ({ query, resolve, reject }: Question) => connection.executeQuery(query).then(resolve, reject);
    if (poolOf(this.#db)?.options.pipeline === true) await Promise.all(questions.map(put));
    else for (const question of questions) await put(question);
  }

  /** There was no connection in time: whoever has waited for it all along is told; the others wait for the next. */
  #giveUp(before: ReadonlySet<Question>, error: unknown): void {
    this.#starting -= 1;
    const isTold = (question: Question) => before.has(question);
    for (const { reject } of this.#waiting.filter(isTold)) reject(error);
    this.#waiting = this.#waiting.filter((question) => !isTold(question));
  }
}

const carriers = new WeakMap<Kysely<Database>, Carriers>();

/**
 * Asks one statement outside of a transaction. Statements asked in the same turn of the event loop, or while others are under way, share a
 * connection and travel together; each is a question of its own, with its own answer and its own error. On a busy service the way to PostgreSQL
 * costs more than a short read.
 */
export function askTogether<R>(db: Kysely<Database>, query: CompiledQuery): Promise<QueryResult<R>> {
  const present = carriers.get(db) ?? new Carriers(db);
  carriers.set(db, present);
  return new Promise((resolve, reject) => present.ask({ query, resolve: resolve as Question['resolve'], reject }));
}
