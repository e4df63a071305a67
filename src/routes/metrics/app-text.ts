import type { FastifyInstance } from 'fastify';
import { poolFigures } from '../../operations/pool-figures.ts';
import { presentFigures } from '../../operations/service-figures.ts';
import '../surroundings.ts';
import '../plugins/request-figures.ts';
import '../plugins/shed-load.ts';
import { loadText } from './load-text.ts';
import { metricsText } from './metrics-text.ts';
import { poolText } from './pool-text.ts';
import { standbyText } from './standby-text.ts';

/** Everything that an API process has to say: of the service, as the database tells it, and of itself, whatever the database does. */
export async function appText({ surroundings, requestFigures, load }: FastifyInstance): Promise<string> {
  const { jobs, standby, ...ctx } = surroundings;
  const figures = await presentFigures(ctx, jobs.timings);
  const pools = { primary: poolFigures(ctx.db), ...(standby === undefined ? {} : { standby: standby.connections }) };
  const parts = [
    metricsText(figures), poolText(pools), loadText(load), ...(standby === undefined ? [] : [standbyText(standby)]),
  ];
  return [...await Promise.all(parts), requestFigures.text()].map((part) => `${part.trimEnd()}\n`).join('\n');
}
