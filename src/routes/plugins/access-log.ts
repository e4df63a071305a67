import type { FastifyInstance } from 'fastify';

/** One line a request: what, by whom, how it ended, how long it took. The route, not the address: no identifiers of people. */
export function logRequests(app: FastifyInstance): void {
  // Of what is named below nothing is a secret; looking for one in each line costs a tenth of what a request leaves to be cleared away.
  const log = app.log.child({}, { redact: [] });
  app.addHook('onResponse', async (request, reply) => {
    const entry = {
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      client: request.caller?.clientId,
      traceId: request.id,
    };
    log.info(entry, 'request');
  });
}
