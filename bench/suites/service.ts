import { extname } from 'node:path';
import { fixedClock } from '../../src/clock.ts';
import { step } from '../../src/sandbox/progress.ts';
import { readFileSync } from 'node:fs';
import { startChild } from '../child.ts';
import type { Closing } from '../closing.ts';
import { populate } from '../data/population.ts';
import { type DurableServer, durableServer } from '../durable-server.ts';
import type { Options } from '../options.ts';
import type { Suite } from '../suite.ts';
import { surroundingsOf } from './access/surroundings.ts';
import type { ApiCalls, BareCalls } from './service/calls.ts';
import { databaseCpu } from './service/database-cpu.ts';
import { earlierSmallRun } from './service/earlier.ts';
import { feedStarts } from './service/feed-starts.ts';
import { measureOperations, type Stage } from './service/measure.ts';
import { reportOf } from './service/report.ts';
import { Sampler } from './service/sampling.ts';
import { tellTargets } from './service/sql-alone.ts';
import { chooseServiceTargets } from './service/targets.ts';

/** The day of the data; a Monday. */
const NOW = '2026-03-02T09:00:00.000Z';
/** No machine opens more cases a second; each takes a family that has none. */
const CASES_A_SECOND = 2_500;

/** The service as users run it, beside a bare handler that does the same by hand, and beside the SQL alone. */
export const serviceSuite: Suite = {
  name: 'service',
  about: 'the service as users run it, beside a bare Fastify and pg with SQL written by hand',
  async run(options, closing) {
    const server = await step('Making and starting PostgreSQL', () => durableServer(closing));
    await populate(server.url, options.cases, fixedClock(NOW));
    const stage = await step('Starting both sides', () => stageOn(server, options, closing));
    const surroundings = await surroundingsOf(server.url, options);
    const measured = await measureOperations(options, stage);
    return reportOf(surroundings, measured, options.cases, await earlierSmallRun(options.cases, surroundings));
  },
};

async function stageOn(server: DurableServer, { rounds, seconds }: Options, closing: Closing): Promise<Stage> {
  const targets = await chooseServiceTargets(server.url, Math.ceil(CASES_A_SECOND * seconds * 3 * (rounds + 1)));
  const child = (name: string) => new URL(`./service/${name}-process${extname(import.meta.url)}`, import.meta.url);
  const [service, bare] = [startChild<ApiCalls>(child('api'), closing, ofImage()), startChild<BareCalls>(child('bare'), closing)];
  const ports = { service: await service('start', { ...server, now: NOW }), bare: await bare('start', server) };
  const [token = ''] = await service('tokens', [targets.commission]);
  const material = { ...targets, feed: await feedStarts(ports.service, token), on: NOW.slice(0, 10) };
  await tellTargets(server.url, material);
  return { server, service, bare, ports, material, sampler: new Sampler(await service('document')), databaseCpu: await databaseCpu(server.url) };
}

/** What the image tells a process of its memory. */
function ofImage(): Record<string, string> {
  const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');
  return Object.fromEntries([...text.matchAll(/\b(MALLOC_\w+)=(\d+)/g)].map(([, name, value]) => [name ?? '', value ?? '']));
}
