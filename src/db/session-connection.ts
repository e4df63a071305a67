import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';

/** PostgreSQL refuses everything in a transaction that an error has ended. */
const TRANSACTION_ENDED = '25P02';

/**
 * The connection of one transaction. Statements reach PostgreSQL in the order in which they were asked, and nobody has to wait for one
 * answer before asking the next: those asked at the same time travel together. One whose answer nobody needs is deferred, and travels with the
 * next one, at the latest with the COMMIT.
 *
 * What a deferred statement fails with is told to whoever asks next, for in a transaction nothing succeeds after a failure.
 */
export class SessionConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #pipelines: boolean;
  readonly #deferred: CompiledQuery[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #fault: { error: unknown } | undefined;

  /** @param pipelines whether the connection takes a statement while it answers another; if not, they wait for each other here */
  constructor(inner: DatabaseConnection, pipelines: boolean) {
    this.#inner = inner;
    this.#pipelines = pipelines;
  }

  defer(query: CompiledQuery): void {
    this.#deferred.push(query);
  }

  /** What a deferred statement has failed with, if nobody has been told yet. */
  throwFault(): void {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault !== undefined) throw fault.error;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    for (const one of this.#deferred.splice(0)) {
      this.#send(one).catch((error: unknown) => {
        if (!isAftermath(error)) this.#fault ??= { error };
      });
    }
    try {
      return await this.#send<R>(query);
    } catch (error) {
      if (isAftermath(error)) this.throwFault();
      throw error;
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('a transaction reads no streams');
  }

  #send<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#pipelines) return this.#inner.executeQuery<R>(query);
    const sent = this.#last.then(() => this.#inner.executeQuery<R>(query));
    this.#last = sent.catch(() => undefined);
    return sent;
  }
}

function isAftermath(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === TRANSACTION_ENDED;
}
