import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { poolOf } from './pool-figures.ts';
import type { Database } from './schema.ts';
import { SessionConnection } from './session-connection.ts';

/** Kysely asks for one; a session takes neither a driver nor a connection from it. */
const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
const driver = dialect.createDriver();

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
      config: { dialect }, dialect, driver, executor: executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) }),
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
export function defer(session: Kysely<Database>, query: { compile(executor: Kysely<Database>): CompiledQuery }): void {
  const connection = connections.get(session);
  if (connection === undefined) throw new Error('only a statement of a transaction can be deferred');
  connection.defer(query.compile(session));
}
