import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, clusterIn, initialise, startServer, stopServer } from './cluster.ts';
import { freePort } from './free-port.ts';

/** A server for one test run. */
export interface ThrowawayServer {
  /** Where its database `postgres` is reached; the user may make and drop databases. */
  url: string;
  /** Stops the server and deletes its data. */
  remove(): Promise<void>;
}

/** Durability is worth nothing in data that is deleted in a minute. */
const fastAndLoose = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=256MB', 'max_wal_size=4GB'];

/** Starts an embedded PostgreSQL in a temporary folder. */
export async function throwawayServer(): Promise<ThrowawayServer> {
  const home = await mkdtemp(join(tmpdir(), 'soprovozhdenie-'));
  const deleteHome = () => rm(home, { recursive: true, force: true });
  try {
    await chmod(home, 0o711);
    const cluster = await clusterIn(home);
    const url = await serve(cluster);
    return { url, remove: () => stopServer(cluster).finally(deleteHome) };
  } catch (error) {
    await deleteHome();
    throw error;
  }
}

async function serve(cluster: Cluster): Promise<string> {
  const password = randomBytes(16).toString('hex');
  const port = await freePort();
  await initialise(cluster, password, fastAndLoose);
  await startServer(cluster, port);
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
