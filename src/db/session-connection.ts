import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { sendable } from './sendable.ts';

/** PostgreSQL refuses everything in a transaction that an error has ended; a statement that was to be prepared in it is unknown then. */
const AFTERMATH: ReadonlySet<unknown> = new Set(['25P02', '26000']);
const GOES_BACK = /^\s*rollback to /i;

/**
 * The connection of one transaction. Statements reach PostgreSQL in the order in which they were asked, and nobody has to wait for one
 * answer before asking the next: those asked at the same time travel together. One whose answer nobody needs is deferred, and travels with the
 * next one, at the latest with the COMMIT.
 *
 * In a transaction nothing succeeds after a failure: whoever asks then is told what failed first, and not that something has.
 */
export class SessionConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #pipelines: boolean;
  #deferred: CompiledQuery[] = [];
  /** Not pipelining: the statement before, which the next one waits for. */
  #last: Promise<unknown> = Promise.resolve();
  /** Done when everything that was sent is answered. */
  #answered: Promise<void> = Promise.resolve();
  #hasSent = false;
  #isOver = false;
  /** What failed first since the last savepoint that was gone back to. */
  #failure: { error: unknown } | undefined;

  /** @param pipelines whether the connection takes a statement while it answers another; if not, they wait for each other here */
  constructor(inner: DatabaseConnection, pipelines: boolean) {
    this.#inner = inner;
    this.#pipelines = pipelines;
  }

  defer(query: CompiledQuery): void {
    this.#refuseIfOver();
    this.#deferred.push(query);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#refuseIfOver();
    if (GOES_BACK.test(query.sql)) return await this.#goBack<R>(query);
    this.#sendDeferred();
    return await this.#answerTo(this.#send<R>(query));
  }

  /** Waits until everything is carried out that was asked, deferred or not. @throws what failed first */
  async settle(): Promise<void> {
    this.#sendDeferred();
    await this.#answered;
    this.#throwFailure();
  }

  /** @throws what failed first: PostgreSQL takes the COMMIT of an ended transaction for a ROLLBACK, without a word */
  async commit(query: CompiledQuery): Promise<void> {
    this.#throwFailure();
    this.#sendDeferred();
    const sent = this.#send(query);
    this.#isOver = true;
    await this.#answerTo(sent);
    await this.#answered;
    this.#throwFailure();
  }

  /** What is deferred is left undone; whoever is still about to ask is refused. Never throws: a broken connection has rolled back already. */
  async rollBack(query: CompiledQuery): Promise<void> {
    this.#deferred = [];
    this.#isOver = true;
    if (this.#hasSent) await this.#send(query, true).catch(() => undefined);
    await this.#answered;
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('a transaction reads no streams');
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #refuseIfOver(): void {
    if (this.#isOver) throw new Error('the transaction is over');
  }

  #sendDeferred(): void {
    for (const one of this.#deferred.splice(0)) this.#send(one).catch(() => undefined);
  }

  /** What is still deferred belongs to what is taken back. From here on the transaction goes on as if nothing had failed. */
  async #goBack<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#deferred = [];
    await this.#answered;
    const done = await this.#send<R>(query, true);
    this.#failure = undefined;
    return done;
  }

  async #answerTo<R>(sent: Promise<QueryResult<R>>): Promise<QueryResult<R>> {
    try {
      return await sent;
    } catch (error) {
      if (!isAftermath(error)) throw error;
      // Answers that came together are heard in no certain order.
      await this.#answered;
      throw this.#failure?.error ?? error;
    }
  }

  /** @param afterFailure whether it has its sense then: it goes back */
  #send<R>(query: CompiledQuery, afterFailure = false): Promise<QueryResult<R>> {
    this.#hasSent = true;
    const sent = this.#ask<R>(query, afterFailure);
    const heard = sent.then(() => undefined, (error: unknown) => this.#note(error));
    this.#last = heard;
    this.#answered = Promise.all([this.#answered, heard]).then(() => undefined);
    return sent;
  }

  /** What cannot be sent is known at once, before anything that follows is sent. */
  #ask<R>(query: CompiledQuery, afterFailure: boolean): Promise<QueryResult<R>> {
    try {
      const ready = sendable(query);
      const ask = () => this.#unlessFailed<R>(ready, afterFailure);
      return this.#pipelines ? ask() : this.#last.then(ask);
    } catch (error) {
      return this.#refuse(error);
    }
  }

  async #refuse(error: unknown): Promise<never> {
    this.#note(error);
    throw error;
  }

  /** Were it BEGIN that has failed, or what never reached the server, what follows would be carried out by itself. */
  #unlessFailed<R>(query: CompiledQuery, afterFailure: boolean): Promise<QueryResult<R>> {
    if (this.#failure !== undefined && !afterFailure) throw this.#failure.error;
    return this.#inner.executeQuery<R>(query);
  }

  /** A real failure outweighs its aftermath, whichever is heard of first. */
  #note(error: unknown): void {
    if (this.#failure === undefined || (isAftermath(this.#failure.error) && !isAftermath(error))) this.#failure = { error };
  }
}

function isAftermath(error: unknown): boolean {
  return AFTERMATH.has((error as { code?: unknown } | null)?.code);
}
