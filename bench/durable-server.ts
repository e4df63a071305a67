import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterIn, initialise, startServer, stopServer } from '../src/sandbox/cluster.ts';
import { freePort } from '../src/sandbox/free-port.ts';
import type { Closing } from './closing.ts';

/** A commit waits for the disk, as in production. That is PostgreSQL's default; it is written out because the tests' server does without. */
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=512MB', 'max_wal_size=4GB'];

/** A server of its own for one run, and a folder that goes with it. */
export interface DurableServer {
  /** Its database `postgres`, as the superuser. */
  url: string;
  folder: string;
}

/** Starts an embedded PostgreSQL whose data lie in the folder for temporary files (TMPDIR); stopped and deleted at the end. */
export async function durableServer(closing: Closing): Promise<DurableServer> {
  const folder = await mkdtemp(join(tmpdir(), 'soprovozhdenie-bench-'));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o711);
  const cluster = await clusterIn(folder);
  const password = randomBytes(16).toString('hex');
  await initialise(cluster, password, durable);
  closing.add(() => stopServer(cluster));
  const port = await freePort();
  await startServer(cluster, port);
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, folder };
}
