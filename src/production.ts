import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { systemClock, type Clock } from './clock.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { type DatabaseOptions, openDatabase } from './db/database.ts';
import type { Database } from './db/schema.ts';
import { loadKeys, type SigningKeys } from './keys.ts';
import type { Lifecycle } from './lifecycle.ts';
import { createLogger } from './logger.ts';
import type { Tracer } from './operations/trace.ts';
import { prepareDatabase } from './prepare-database.ts';
import { openTracing } from './tracing/open-tracing.ts';

/** What both production processes work with. */
export interface ProcessDeps {
  config: Config;
  db: Kysely<Database>;
  clock: Clock;
  logger: Logger;
  keys: SigningKeys;
  /** Where OTEL_EXPORTER_OTLP_ENDPOINT is set. */
  tracer?: Tracer;
}


/**
 * Reads the settings, opens the database and brings it to the newest migration; whichever process starts first migrates, the
 * others wait for its lock.
 * @throws ConfigError, UnusableDatabase or StartFault, each with one line for each cause
 */
export async function openProcess(name: 'api' | 'jobs', lifecycle: Lifecycle): Promise<ProcessDeps> {
  const config = loadConfig();
  const url = requiredDatabaseUrl(config);
  const logger = createLogger(config, name);
  const keys = loadKeys(config);
  const onConnectionLost = (error: Error) => logger.warn({ err: error }, 'a database connection was lost');
  const tracing = openTracing(config, name, logger, lifecycle);
  const db = openDatabase({ url, ...tracing, pooled: config.databasePooled, ...namesOf(config), ...poolOf(config), applicationName: `soprovozhdenie ${name}`, onConnectionLost });
  lifecycle.onEnd(() => db.destroy());
  const { databaseOwnerUrl: owner } = config;
  await prepareDatabase(db, owner === undefined ? undefined : { url: owner, setting: 'DATABASE_OWNER_URL' }, systemClock, (migration) => logger.info({ migration }, 'migrating'));
  return { config, db, clock: systemClock, logger, keys, ...tracing };
}

/** Whether the settings say that statements go by names. */
export function namesOf({ databaseNamedStatements: namedStatements }: Config): { namedStatements?: boolean } {
  return namedStatements === undefined ? {} : { namedStatements };
}

/** How many connections a pool has, and how long one is waited for. */
export function poolOf({ databaseConnections, databaseWait }: Config): Required<Pick<DatabaseOptions, 'maxConnections' | 'longestWait'>> {
  return { maxConnections: databaseConnections, longestWait: databaseWait * 1_000 };
}

/** Only `npm start` brings a database of its own. */
function requiredDatabaseUrl({ databaseUrl }: Config): string {
  if (databaseUrl !== undefined) return databaseUrl;
  throw new ConfigError(['DATABASE_URL: is missing; set DATABASE_URL=postgres://user:password@host:5432/database, or use npm start.']);
}
