import type { FastifyInstance } from 'fastify';

/** What every answer carries: its trace, no sniffing, and no copies of what may be personal data. */
export function useReplyHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'trace-id': request.id, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    if (request.url.startsWith('/v1/')) reply.header('cache-control', 'no-store');
  });
}
