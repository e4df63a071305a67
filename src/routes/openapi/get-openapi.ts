import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { openSchema } from '../open-route.ts';

/** GET /openapi.json: the published document, the very same that is committed. */
export const openapiRoute: FastifyPluginAsync = async (app) => {
  // Bytes, the same ones for everybody: of a text each connection would hold a copy until its client has taken it.
  let bytes: Buffer | undefined;
  app.get('/openapi.json', {
    schema: openSchema({
      operationId: 'getOpenapi',
      tag: 'service',
      summary: 'Описание API',
      description: 'Этот документ: OpenAPI 3.1.',
      reply: Type.Object(
        { openapi: Type.String({ description: 'Версия OpenAPI.' }) },
        { additionalProperties: true, description: 'Документ OpenAPI.' },
      ),
      example: { openapi: '3.1.0' },
    }),
    handler: async (_, reply) => {
      bytes ??= Buffer.from(JSON.stringify(app.swagger()));
      return reply.type('application/json; charset=utf-8').send(bytes);
    },
  });
};
