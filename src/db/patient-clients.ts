import type pg from 'pg';

/** What the pool makes its connections with. */
export type ClientClass = new (config?: pg.ClientConfig) => pg.Client;

/**
 * Connections that are given up when the server has said nothing to a statement for longer than it allows statements to take: it hangs, or the
 * network between has gone without a word. Waiting on would keep the connection, and who waits for it, for the quarter of an hour that
 * TCP takes to give up. Whether the statement was carried out is not known then, as after any broken connection.
 * @param longest milliseconds
 */
export function patientClients(Base: ClientClass, longest: number): ClientClass {
  return class extends Base {
    #underWay = 0;
    #patience: NodeJS.Timeout | undefined;

    override query(...args: unknown[]): never {
      const ask = super.query.bind(this) as (...given: unknown[]) => unknown;
      const answer = ask(...args);
      if (!(answer instanceof Promise)) return answer as never;
      this.#underWay += 1;
      this.#patience ??= this.#begin();
      const answered = () => this.#answered();
      answer.then(answered, answered);
      return answer as never;
    }

    /** Statements that travel together are carried out one after the other: each answer begins the next one's time. */
    #answered(): void {
      this.#underWay -= 1;
      if (this.#underWay > 0) return void this.#patience?.refresh();
      clearTimeout(this.#patience);
      this.#patience = undefined;
    }

    #begin(): NodeJS.Timeout {
      const giveUp = () => this.connection.stream.destroy(new Error(`Connection terminated: no answer within ${longest} ms`));
      return setTimeout(giveUp, longest).unref();
    }
  };
}
