import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';
import { corkingClients } from './corking-clients.ts';
import { namingClients, StatementNames } from './named-statements.ts';
import { type ClientClass, patientClients } from './patient-clients.ts';
import { watchPool } from './pool-figures.ts';
import { rowTypes } from './row-types.ts';
import type { Tracer } from './trace.ts';
import { tracedClients } from './traced-clients.ts';

/** PostgreSQL 15: the oldest server the service runs on. */
const OLDEST_SERVER = 150_000;

/** What an answer may take beyond its statement, milliseconds. */
const ANSWER_GRACE = 15_000;

/** The group of roles that the service works as; the migrations make it and give it its rights. */
export const APPLICATION_ROLE = 'soprovozhdenie_app';

/** How to reach a database, and the limits its connections live under. Times are milliseconds; 0 is no limit. */
export interface DatabaseOptions {
  url: string;
  /** Greatest number of connections; 10 when absent. */
  maxConnections?: number;
  /** Longest wait for a connection, for a free one or a new one; 5 s when absent. */
  longestWait?: number;
  /** Longest single statement; 30 s when absent. */
  statementTimeout?: number;
  /** Longest pause inside a transaction; 15 s when absent. One forgotten transaction would stall every change feed. */
  idleInTransactionTimeout?: number;
  /**
   * The address is that of a pooler in transaction mode. It hands each transaction to whichever connection is free, so no setting can go
   * with ours: those above and the session's belong to the role (`checkSession`).
   */
  pooled?: boolean;
  /** Statements that come often are prepared once a connection, by a name. A pooler may not know the names: not behind one, unless said. */
  namedStatements?: boolean;
  /** A role to work as instead of the one that logs in: for a login that owns the tables and would pass their walls. */
  role?: string;
  /** Commits do not wait for the disk: a crash may lose the last of them, whole and in order. For what is done again then. */
  lazyCommit?: boolean;
  /** Records the statements; absent: nothing is recorded, and nothing is done for it. */
  tracer?: Tracer;
  /** What `pg_stat_activity` shows. */
  applicationName?: string;
  /** Told when an idle connection breaks; the pool replaces the connection by itself. */
  onConnectionLost?: (error: Error) => void;
}

/** Which setting an address came from, for the message when it does not work. */
export type DatabaseSetting = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

/** A database that cannot be used; the message is one line for the person who starts the service. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase';
}

function sessionOptions({ role, lazyCommit = false }: DatabaseOptions): string {
  return [
    '-c TimeZone=UTC -c DateStyle=ISO', ...(role === undefined ? [] : [`-c role=${role}`]), ...(lazyCommit ? ['-c synchronous_commit=off'] : []),
  ].join(' ');
}

function settingsOfConnection(options: DatabaseOptions): pg.PoolConfig {
  return {
    statement_timeout: options.statementTimeout ?? 30_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeout ?? 15_000,
    options: sessionOptions(options),
  };
}

/** The server ends a statement that takes too long. When not even that comes, the connection is given up. */
function clientsFor({ namedStatements, pooled, statementTimeout = 30_000 }: DatabaseOptions): ClientClass {
  const named = namedStatements ?? pooled !== true ? namingClients(new StatementNames()) : pg.Client;
  const clients = corkingClients(named);
  return statementTimeout === 0 ? clients : patientClients(clients, statementTimeout + ANSWER_GRACE);
}

/** Opens a pool. No connection is made until the first query; `destroy()` closes them all. */
export function openDatabase(options: DatabaseOptions): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: options.longestWait ?? 5_000,
    application_name: options.applicationName ?? 'soprovozhdenie',
    ...(options.pooled === true ? {} : settingsOfConnection(options)),
    types: rowTypes,
    Client: options.tracer === undefined ? clientsFor(options) : tracedClients(clientsFor(options), options.tracer),
    // A pooler between us and the database is asked for one statement at a time.
    pipeline: options.pooled !== true,
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  // A connection that breaks while it is in use tells only itself: unheard, that would end the process.
  pool.on('connect', (client) => void client.on('error', (error) => options.onConnectionLost?.(error)));
  return watchPool(new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), pool);
}

/**
 * Makes sure that the server answers and is new enough.
 * @throws UnusableDatabase with one line that says what is wrong and what to do
 */
export async function checkServer(db: Kysely<Database>, setting: DatabaseSetting = 'DATABASE_URL'): Promise<void> {
  const version = await serverVersion(db, setting);
  if (version < OLDEST_SERVER) {
    throw new UnusableDatabase(
      `${setting}: the server is PostgreSQL ${Math.floor(version / 10_000)}, version 15 or later is needed; ` +
        'upgrade it or name a newer one.',
    );
  }
}

async function serverVersion(db: Kysely<Database>, setting: DatabaseSetting): Promise<number> {
  try {
    const { rows } = await db.executeQuery(CompiledQuery.raw('show server_version_num'));
    return Number((rows[0] as { server_version_num: string }).server_version_num);
  } catch (error) {
    throw new UnusableDatabase(
      `${setting}: the database cannot be reached (${reason(error)}); ` +
        'start PostgreSQL, or correct host, port, name, user and password.',
      { cause: error },
    );
  }
}

/** A failed connection to `localhost` comes as an AggregateError with an empty message: the code is what says something. */
function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return (message || code || String(error)).replace(/\s+/g, ' ').trim();
}
