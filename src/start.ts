import type { Kysely } from 'kysely';
import { openAccesses } from './accesses.ts';
import { systemClock } from './clock.ts';
import { type Config, loadConfig } from './config.ts';
import { APPLICATION_ROLE, type DatabaseOptions, openDatabase } from './db/database.ts';
import type { Database } from './db/schema.ts';
import { loadKeys } from './keys.ts';
import { type Lifecycle, runProcess } from './lifecycle.ts';
import { assertPortFree, listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { type OwnerAddress, prepareDatabase } from './prepare-database.ts';
import { type EmbeddedDatabase, isFirstStart, openEmbeddedDatabase } from './sandbox/embedded-database.ts';
import { greeting } from './sandbox/greeting.ts';
import { ownFolder } from './sandbox/owner-lock.ts';
import { step } from './sandbox/progress.ts';

/** `npm start`: API and jobs in one process, and in a sandbox its own PostgreSQL and demo data. */
export function start(): Promise<void> {
  return runProcess(async (lifecycle) => {
    const config = loadConfig(undefined, { sandbox: true });
    await assertPortFree(config);
    lifecycle.onEnd(ownFolder(config.dataDir));
    const { db, owner } = openPools(config, config.databaseUrl ?? (await openEmbedded(config, lifecycle)), lifecycle);
    await step('Preparing the database', () => prepareDatabase(db, owner, systemClock, (name) => console.error(`  migration ${name}`)));
    if (config.sandbox) await step('Loading demo data', () => loadDemoData(db));
    await serve(config, db, lifecycle);
  });
}

async function openEmbedded(config: Config, lifecycle: Lifecycle): Promise<EmbeddedDatabase> {
  const first = await isFirstStart(config.dataDir);
  const label = first ? 'Making and starting PostgreSQL' : 'Starting PostgreSQL';
  const embedded = await step(label, () => openEmbeddedDatabase(config.dataDir));
  if (embedded.adopted) console.error('  taken over from a process that is gone');
  lifecycle.onForce(() => embedded.abandon());
  lifecycle.onEnd(() => step('Stopping PostgreSQL', () => embedded.stop()));
  return embedded;
}

/**
 * The service's own pool, and where the owner of the tables is reached. A sandbox on a database of one's own knows one login: it owns the
 * tables, and the service works as the role that owns nothing.
 */
function openPools(
  config: Config, from: string | EmbeddedDatabase, lifecycle: Lifecycle,
): { db: Kysely<Database>; owner: OwnerAddress | undefined } {
  const { url, ownerUrl = config.databaseOwnerUrl } = typeof from === 'string' ? { url: from } : from;
  if (ownerUrl !== undefined) return { db: openPool({ url }, lifecycle), owner: { url: ownerUrl, setting: 'DATABASE_OWNER_URL' } };
  if (!config.sandbox) return { db: openPool({ url }, lifecycle), owner: undefined };
  return { db: openPool({ url, role: APPLICATION_ROLE }, lifecycle), owner: { url, setting: 'DATABASE_URL' } };
}

function openPool(options: Pick<DatabaseOptions, 'url' | 'role'>, lifecycle: Lifecycle): Kysely<Database> {
  const db = openDatabase({ ...options, onConnectionLost: (error) => console.error(`A database connection was lost: ${error.message}`) });
  lifecycle.onEnd(() => db.destroy());
  return db;
}

async function loadDemoData(db: Kysely<Database>): Promise<void> {
  const { loadDemo } = await import('./sandbox/demo.ts');
  const { loaded } = await loadDemo(db, systemClock);
  if (!loaded) console.error('  kept from an earlier start');
}

async function serve(config: Config, db: Kysely<Database>, lifecycle: Lifecycle): Promise<void> {
  const logger = createLogger(config, 'sandbox');
  const deps = { config, db, clock: systemClock, logger, keys: loadKeys(config) };
  const origin = await step('Starting the API and the jobs', async () => {
    const { buildApp } = await import('./app.ts');
    const app = await buildApp({ ...deps, accesses: openAccesses(deps, lifecycle) });
    lifecycle.onEnd(() => app.close());
    return listen(app, config);
  });
  const { startJobs } = await import('./jobs/schedule.ts');
  const jobs = startJobs(deps);
  lifecycle.onEnd(() => jobs.stop());
  console.log(greeting(origin, config.sandbox));
}
