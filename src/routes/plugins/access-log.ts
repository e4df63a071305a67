import type { FastifyInstance } from 'fastify';

/** One line a request: what, by whom, how it ended, how long it took. The route, not the address: no identifiers of people. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const entry = {
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      client: request.caller?.clientId,
      traceId: request.id,
    };
    request.log.info(entry, 'request');
  });
}
