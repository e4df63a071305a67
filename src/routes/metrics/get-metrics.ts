import type { FastifyPluginAsync } from 'fastify';
import { serviceFigures } from '../../operations/service-figures.ts';
import { RequestProblem } from '../request-problem.ts';
import { opensMetrics } from './metrics-door.ts';
import { METRICS_TYPE, metricsText } from './metrics-text.ts';

/**
 * GET /metrics for Prometheus, with a token of its own (METRICS_TOKEN); without one set there is no such address. Figures only, but a
 * stranger need not know how many families a region looks after. Not in the document: it is no part of the API.
 */
export function metricsRoute(token: string): FastifyPluginAsync {
  return async (app) => {
    app.get('/metrics', {
      schema: { hide: true },
      handler: async (request, reply) => {
        if (!opensMetrics(request.headers.authorization, token)) throw new RequestProblem('unauthenticated');
        const { jobs, ...ctx } = app.surroundings;
        return reply.type(METRICS_TYPE).send(await metricsText(await serviceFigures(ctx, jobs.timings)));
      },
    });
  };
}
