import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { APPLICATION_ROLE } from '../db/database.ts';
import { StartFault } from '../lifecycle.ts';
import { type Cluster, clusterIn, initialise, isInitialised, runningServer, startServer, stopServer } from './cluster.ts';
import { freePort } from './free-port.ts';

/** The sandbox's PostgreSQL, running. */
export interface EmbeddedDatabase {
  /** As the service works: a login that owns nothing. */
  url: string;
  /** As the owner of the tables. */
  ownerUrl: string;
  /** True when it was found running without an owner, left behind by a killed process. */
  adopted: boolean;
  stop(): Promise<void>;
  /** Asks it to stop without waiting. */
  abandon(): void;
}

/** The database and the account that owns its tables; not the administrator, so that rights mean something. */
const NAME = 'soprovozhdenie';
/** The account that the service works as. */
const SERVICE = 'soprovozhdenie_service';

/** True when `folder` holds no database yet and making one will take a few seconds. */
export async function isFirstStart(folder: string): Promise<boolean> {
  return !(await isInitialised(await clusterIn(folder)));
}

/**
 * Starts the PostgreSQL kept in `<folder>/postgres`, made the first time; one left running by a killed owner is taken over. Only the
 * owner of the folder may call this.
 */
export async function openEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  const cluster = await clusterIn(folder);
  const first = !(await isInitialised(cluster));
  const password = first ? newPassword(folder) : keptPassword(folder);
  if (first) await initialise(cluster, password);
  const orphan = await runningServer(cluster);
  const port = orphan?.port ?? (await startOnFreePort(cluster));
  await prepare(port, password).catch(async (error: unknown) => {
    if (orphan === undefined) await stopServer(cluster);
    throw error;
  });
  return {
    url: urlOf(SERVICE, password, port, NAME),
    ownerUrl: urlOf(NAME, password, port, NAME),
    adopted: orphan !== undefined,
    stop: () => stopServer(cluster),
    abandon: () => void abandon(cluster),
  };
}

async function startOnFreePort(cluster: Cluster): Promise<number> {
  const port = await freePort();
  await startServer(cluster, port);
  return port;
}

async function abandon(cluster: Cluster): Promise<void> {
  const server = await runningServer(cluster);
  if (server !== undefined) process.kill(server.pid, 'SIGINT');
}

/** Makes account and database unless they are there: a start may have been killed between any two of these steps. */
async function prepare(port: number, password: string): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf('postgres', password, port, 'postgres') });
  await admin.connect().catch((error: Error) => {
    throw new StartFault(`DATA_DIR: its PostgreSQL cannot be entered (${error.message}); is the file postgres-password its own?`, { cause: error });
  });
  try {
    const login = `login password ${admin.escapeLiteral(password)}`;
    await ensureRole(admin, NAME, login);
    await ensureRole(admin, APPLICATION_ROLE, 'nologin');
    await ensureRole(admin, SERVICE, login);
    await admin.query(`grant ${APPLICATION_ROLE} to ${SERVICE}`);
    const { rowCount: databases } = await admin.query('select from pg_database where datname = $1', [NAME]);
    if (databases === 0) await admin.query(`create database ${NAME} owner ${NAME}`);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: pg.Client, name: string, options: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await admin.query(`create role ${name} ${options}`);
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function passwordFile(folder: string): string {
  return join(folder, 'postgres-password');
}

function newPassword(folder: string): string {
  const password = randomBytes(24).toString('hex');
  const draft = `${passwordFile(folder)}.new`;
  writeFileSync(draft, `${password}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, passwordFile(folder));
  return password;
}

function keptPassword(folder: string): string {
  try {
    return readFileSync(passwordFile(folder), 'utf8').trim();
  } catch (error) {
    throw new StartFault(
      `DATA_DIR: ${passwordFile(folder)} cannot be read, so the database in this folder cannot be opened; ` +
        'put the file back, or delete the folder to begin anew.',
      { cause: error },
    );
  }
}
