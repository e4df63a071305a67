import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tracer } from '../../operations/trace.ts';
import { parentOf } from './trace.ts';

/**
 * Records each request under its own number, the `traceId` of logs and problems. Of the address the route is told, never the address itself.
 */
export function traceRequests(app: FastifyInstance, tracer: Tracer): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { operation, ...values } = described(request);
    const span = tracer.beginTrace(operation ?? request.method, { traceId: request.id, ...parentOf(request) }, 'server', values);
    const end = () => span?.end({ 'http.response.status_code': reply.raw.statusCode }, reply.raw.statusCode >= 500);
    reply.raw.once('finish', end);
    reply.raw.once('close', end);
    // it lasts past the body: Fastify reads that in the name of the request
    tracer.within(span, done);
  });
}

function described({ method, routeOptions }: FastifyRequest) {
  const { operationId: operation } = (routeOptions.schema ?? {}) as { operationId?: string };
  return {
    operation, 'http.request.method': method, 'http.route': routeOptions.url ?? '(none)',
    ...(operation === undefined ? {} : { 'soprovozhdenie.operation': operation }),
  };
}
