import type { FastifyPluginAsync } from 'fastify';
import { RequestProblem } from '../request-problem.ts';
import { appText } from './app-text.ts';
import { opensMetrics } from './metrics-door.ts';
import { METRICS_TYPE } from './metrics-text.ts';

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
        return reply.type(METRICS_TYPE).send(await appText(app));
      },
    });
  };
}
