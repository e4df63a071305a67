import { type CompiledQuery, Kysely } from 'kysely';
import { blankDialect } from './blank.ts';
import { poolOf } from './pool-figures.ts';
import type { Database } from './schema.ts';
import { SessionConnection } from './session-connection.ts';
import type { Statement } from './statement.ts';

const driver = blankDialect.createDriver();

const connections = new WeakMap<object, SessionConnection>();

/** Gives `work` one connection of the pool, on which any number of statements may be under way; they are carried out in order. */
export async function inSession<T>(
  db: Kysely<Database>, work: (session: Kysely<Database>, connection: SessionConnection) => Promise<T>,
): Promise<T> {
  const executor = db.getExecutor();
  const pipelines = poolOf(db)?.options.pipeline === true;
  return await executor.provideConnection(async (inner) => {
    const connection = new SessionConnection(inner, pipelines);
    const session = new Kysely<Database>({
      config: { dialect: blankDialect }, dialect: blankDialect, driver, executor: executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) }),
    });
    connections.set(session, connection);
    return await work(session, connection);
  });
}

/** Waits until everything that the transaction has been asked is carried out, deferred or not. @throws what failed first */
export async function settled(session: Kysely<Database>): Promise<void> {
  await connections.get(session)?.settle();
}

/**
 * Sends a statement whose answer nobody needs together with the transaction's next one, or with its COMMIT. Whatever comes later sees what it did,
 * and what it fails with fails the transaction.
 */
export function defer(session: Kysely<Database>, query: CompiledQuery | Statement<unknown>): void {
  const connection = connections.get(session);
  if (connection === undefined) throw new Error('only a statement of a transaction can be deferred');
  connection.defer('sql' in query ? query : query.compile(session));
}
