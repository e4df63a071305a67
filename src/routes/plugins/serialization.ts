import type { FastifyInstance } from 'fastify';

/**
 * Replies are written by JSON.stringify. A serializer compiled for every status of every operation would cost the process seconds at
 * each start, and would answer 500 to a fact recorded under an older form. That no reply holds a field which the document
 * does not name is made sure by the tests: they hold every reply against its closed schema.
 */
export function useSerialization(app: FastifyInstance): void {
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}
