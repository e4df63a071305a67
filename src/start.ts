import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { openAccesses } from './accesses.ts';
import { type Clock, type MovableClock, movableClock } from './clock.ts';
import { type Config, loadConfig } from './config.ts';
import { APPLICATION_ROLE, checkServer, type DatabaseOptions, openDatabase } from './db/database.ts';
import type { Database } from './db/schema.ts';
import { loadKeys } from './keys.ts';
import { type Lifecycle, runProcess } from './lifecycle.ts';
import { assertPortFree, listen } from './listen.ts';
import { createLogger } from './logger.ts';
import type { Retention } from './operations/retention.ts';
import type { WebhookDesk } from './operations/webhooks/webhook-desk.ts';
import { type OwnerAddress, prepareDatabase } from './prepare-database.ts';
import { poolOf } from './production.ts';
import { retentionOf } from './retention.ts';
import { type EmbeddedDatabase, isFirstStart, openEmbeddedDatabase } from './sandbox/embedded-database.ts';
import { greeting } from './sandbox/greeting.ts';
import { keptClock } from './sandbox/kept-clock.ts';
import { ownFolder } from './sandbox/owner-lock.ts';
import { step } from './sandbox/progress.ts';
import { replaceableAccesses, type ReplaceableAccesses } from './sandbox/replaceable-accesses.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { openStandby } from './standby.ts';
import { loadWebhookDesk } from './webhook-key.ts';

/** `npm start`: API and jobs in one process, and in a sandbox its own PostgreSQL and demo data. */
export function start(): Promise<void> {
  return runProcess(async (lifecycle) => {
    const config = loadConfig(undefined, { sandbox: true });
    await assertPortFree(config);
    lifecycle.onEnd(ownFolder(config.dataDir));
    const { db, owner, moves } = openPools(config, config.databaseUrl ?? (await openEmbedded(config, lifecycle)), lifecycle);
    await assertReachable(db, owner);
    const clock = config.sandbox ? keptClock(config.dataDir) : movableClock();
    await step('Preparing the database', () => prepareDatabase(db, owner, clock, (name) => console.error(`  migration ${name}`)));
    if (config.sandbox) await step('Loading demo data', () => loadDemoData(db, clock));
    await serve({ config, db, owner, moves, clock }, lifecycle);
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
): Pools {
  const { url, ownerUrl = config.databaseOwnerUrl } = typeof from === 'string' ? { url: from } : from;
  const role = ownerUrl === undefined && config.sandbox ? { role: APPLICATION_ROLE } : {};
  const db = openPool({ url, ...role, ...poolOf(config) }, lifecycle);
  // A year of job runs is ten thousand commits; what a crash loses of them the next start does again.
  const moves = config.sandbox ? openPool({ url, ...role, ...poolOf(config), lazyCommit: true }, lifecycle) : db;
  if (ownerUrl !== undefined) return { db, moves, owner: { url: ownerUrl, setting: 'DATABASE_OWNER_URL' } };
  return { db, moves, owner: config.sandbox ? { url, setting: 'DATABASE_URL' } : undefined };
}

/** A database that is away or too old is told before anything else is. The service's own role may not be there yet: the owner asks. */
async function assertReachable(db: Kysely<Database>, owner: OwnerAddress | undefined): Promise<void> {
  if (owner === undefined) return await checkServer(db);
  const asking = openDatabase({ url: owner.url, maxConnections: 1 });
  await checkServer(asking, owner.setting).finally(() => asking.destroy());
}

function openPool(options: Pick<DatabaseOptions, 'url' | 'role' | 'lazyCommit' | 'maxConnections' | 'longestWait'>, lifecycle: Lifecycle): Kysely<Database> {
  const db = openDatabase({ ...options, onConnectionLost: (error) => console.error(`A database connection was lost: ${error.message}`) });
  lifecycle.onEnd(() => db.destroy());
  return db;
}

interface Pools {
  db: Kysely<Database>;
  /** For the jobs of a sandbox, whose clock may be moved over a year at once. */
  moves: Kysely<Database>;
  owner: OwnerAddress | undefined;
}

/** What `npm start` serves: with a clock of its own in a sandbox, which is also told where the owner of the tables is reached. */
interface Served extends Pools {
  config: Config;
  clock: MovableClock;
}

/** What its jobs work with besides. */
interface Working extends Served {
  logger: Logger;
  retention: Retention;
}

async function loadDemoData(db: Kysely<Database>, clock: Clock): Promise<void> {
  const { loadDemo } = await import('./sandbox/demo.ts');
  const { loaded } = await loadDemo(db, clock);
  if (!loaded) console.error('  kept from an earlier start');
}

async function serve(served: Served, lifecycle: Lifecycle): Promise<void> {
  const { config } = served;
  const logger = createLogger(config, 'sandbox');
  const deps = { ...served, logger, keys: loadKeys(config), webhooks: loadWebhookDesk(config), retention: retentionOf(config) };
  const accesses = replaceableAccesses(() => openAccesses(deps, { onEnd: () => undefined, onForce: () => undefined }));
  lifecycle.onEnd(() => accesses.close());
  const sandbox = config.sandbox ? await sandboxOf(deps, accesses) : undefined;
  const origin = await step('Starting the API and the jobs', async () => {
    const { buildApp } = await import('./app.ts');
    const app = await buildApp({ ...deps, ...await openStandby(deps, lifecycle), accesses, ...(sandbox === undefined ? {} : { sandbox }) });
    lifecycle.onEnd(() => app.close());
    return listen(app, config);
  });
  await startLooking(deps, sandbox, lifecycle);
  console.log(greeting(origin, config.sandbox));
}

/** The jobs by themselves; in a sandbox they take turns with what moves its clock. A move under way ends first of all. */
async function startLooking(deps: Working & { webhooks: WebhookDesk }, sandbox: Sandbox | undefined, lifecycle: Lifecycle): Promise<void> {
  const { startJobs } = await import('./jobs/schedule.ts');
  const { wakeUp } = await import('./jobs/wake-up.ts');
  const { startDeliveries } = await import('./jobs/deliver-webhooks.ts');
  const webhooks = startDeliveries({ ...deps, ...deps.webhooks });
  lifecycle.onEnd(() => webhooks.stop());
  const { startImports } = await import('./jobs/imports.ts');
  const { lineReader } = await import('./routes/imports/line-reader.ts');
  const imports = startImports({ ...deps, reader: lineReader() });
  lifecycle.onEnd(() => imports.stop());
  const jobs = sandbox === undefined ? startJobs(deps) : wakeUp(deps.logger, (options) => sandbox.runDue(options));
  lifecycle.onEnd(() => jobs.stop());
  lifecycle.onEnd(() => sandbox?.stop());
}

async function sandboxOf(deps: Working, accesses: ReplaceableAccesses): Promise<Sandbox | undefined> {
  const { db, moves, clock, owner } = deps;
  if (owner === undefined) return undefined;
  const { openSandbox } = await import('./sandbox/sandbox.ts');
  return openSandbox({
    ...deps,
    db: moves,
    ownerUrl: owner.url,
    withoutAccesses: (work) => accesses.around(work),
    async fill() {
      await prepareDatabase(db, undefined, clock, () => undefined);
      await loadDemoData(db, clock);
    },
  });
}
