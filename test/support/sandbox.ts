import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildApp } from '../../src/app.ts';
import type { MovableClock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config.ts';
import { RUSSIAN_PRODUCTION_CALENDAR } from '../../src/domain/calendar/data/russia.ts';
import { shippedRegulations } from '../../src/domain/regulations/index.ts';
import { throwawayKeys } from '../../src/keys.ts';
import { seedCalendar } from '../../src/operations/seed-calendar.ts';
import { seedRegulations } from '../../src/operations/seed-regulations.ts';
import { loadDemo } from '../../src/sandbox/demo.ts';
import { type DemoRegion, demoRegions } from '../../src/sandbox/demo-regions.ts';
import { keptClock } from '../../src/sandbox/kept-clock.ts';
import { replaceableAccesses } from '../../src/sandbox/replaceable-accesses.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { testRecorder, testWebhooks } from './app.ts';
import { type TestDatabase, testDatabase } from './database.ts';

interface Teardown {
  teardown(work: () => Promise<void>): void;
}

/** A sandbox as `npm start` makes one, on a database of its own. */
export interface TestSandbox extends TestDatabase {
  app: FastifyInstance;
  sandbox: Sandbox;
  clock: MovableClock;
  /** Where the clock is kept. */
  folder: string;
}

/** @param regions which of the demo's regions are loaded, at first and by each reset; all unless given */
export async function testSandbox(t: Teardown, regions: readonly DemoRegion[] = demoRegions): Promise<TestSandbox> {
  const database = await testDatabase(t);
  const { service: db } = database;
  const folder = mkdtempSync(join(tmpdir(), 'soprovozhdenie-sandbox-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const clock = keptClock(folder);
  const logger = pino({ level: 'silent' });
  const fill = async () => {
    await seedRegulations(db, clock, shippedRegulations);
    await seedCalendar(db, clock, RUSSIAN_PRODUCTION_CALENDAR);
    await loadDemo(db, clock, regions);
  };
  await fill();
  const accesses = replaceableAccesses(() => testRecorder(db, clock, logger));
  const sandbox = openSandbox({ db, clock, logger, retention: {}, fill, ownerUrl: database.url, withoutAccesses: (work) => accesses.around(work) });
  const config = { ...loadConfig({}, { sandbox: true }), rateLimitPerMinute: 1_000_000 };
  const app = await buildApp({ config, db, clock, logger, keys: throwawayKeys(), accesses, sandbox, webhooks: testWebhooks });
  t.teardown(() => app.close());
  return { ...database, app, sandbox, clock, folder };
}
