import pg from 'pg';
import { APPLICATION_ROLE } from '../../src/db/database.ts';

/** A query as pg takes it: its text alone, or with its name and values. */
type Query = string | { text?: string };

/** What a tap test offers for cleaning up. */
interface Teardown {
  teardown(work: () => void): void;
}

/** Listens to everything that is asked as the service's role from now on; the set grows. */
export function statementsOf(t: Teardown): Set<string> {
  const heard = new Set<string>();
  const prototype = pg.Client.prototype as unknown as { query(this: pg.Client, query: Query, ...rest: unknown[]): unknown };
  const { query: ask } = prototype;
  prototype.query = function listening(query, ...rest) {
    const text = typeof query === 'string' ? query : query.text;
    if (text !== undefined && isService(this) && /^\s*(select|with|insert|update|delete)\b/i.test(text)) heard.add(text);
    return ask.call(this, query, ...rest);
  };
  t.teardown(() => void (prototype.query = ask));
  return heard;
}

function isService(client: pg.Client): boolean {
  const { options } = (client as unknown as { connectionParameters: { options?: string } }).connectionParameters;
  return options?.includes(`role=${APPLICATION_ROLE}`) === true;
}
