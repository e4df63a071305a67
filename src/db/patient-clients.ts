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
    override query(...args: unknown[]): never {
      const ask = super.query.bind(this) as (...given: unknown[]) => unknown;
      const answer = ask(...args);
      if (!(answer instanceof Promise)) return answer as never;
      const timer = setTimeout(() => this.connection.stream.destroy(new Error(`Connection terminated: no answer within ${longest} ms`)), longest);
      timer.unref();
      const stop = () => clearTimeout(timer);
      answer.then(stop, stop);
      return answer as never;
    }
  };
}
