import { extname } from 'node:path';
import { fixedClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/db/database.ts';
import { step } from '../../src/sandbox/progress.ts';
import { type Ask, startChild } from '../child.ts';
import type { Closing } from '../closing.ts';
import { populate } from '../data/population.ts';
import { type DurableServer, durableServer } from '../durable-server.ts';
import type { Options } from '../options.ts';
import type { Suite } from '../suite.ts';
import type { Calls } from './access/calls.ts';
import { measureParts } from './access/parts.ts';
import { reportOf } from './access/report.ts';
import { measureRequests } from './access/requests.ts';
import { surroundingsOf } from './access/surroundings.ts';
import { chooseTargets, type Targets } from './access/targets.ts';

/** The day of the data; a Monday. */
const NOW = '2026-03-02T09:00:00.000Z';

/** What the walls around family data and the record of accesses cost. */
export const accessSuite: Suite = {
  name: 'access',
  about: 'what row-level security and the record of accesses cost',
  async run(options, closing) {
    const server = await step('Making and starting PostgreSQL', () => durableServer(closing));
    await populate(server.url, options.cases, fixedClock(NOW));
    const targets = await prepared(server, closing);
    const child = startChild<Calls>(new URL(`./access/process${extname(import.meta.url)}`, import.meta.url), closing);
    const ports = await step('Starting the service', () => child('start', { ...server, now: NOW }));
    return await measured(options, { server, child, ports, targets });
  },
};

async function prepared({ url }: DurableServer, closing: Closing): Promise<Targets> {
  const owner = openDatabase({ url, statementTimeout: 0 });
  closing.add(() => owner.destroy());
  return await chooseTargets(owner);
}

interface Stage {
  server: DurableServer;
  child: Ask<Calls>;
  ports: Awaited<ReturnType<Calls['start']>>;
  targets: Targets;
}

async function measured(options: Options, { server, child, ports, targets }: Stage) {
  const surroundings = await surroundingsOf(server.url, options);
  const requests = await measureRequests(options, { child, ports, ...targets, on: NOW.slice(0, 10) });
  const parts = await measureParts(options, child, targets.targets, server.url);
  return reportOf(surroundings, requests, parts);
}
