import type { FastifyInstance } from 'fastify';

/** What every answer carries: its trace, and that no copy of what may be personal data is to be kept. */
export function useReplyHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('trace-id', request.id);
    if (request.url.startsWith('/v1/')) reply.header('cache-control', 'no-store');
  });
}
