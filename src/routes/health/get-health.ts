import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { openSchema } from '../open-route.ts';
import { closed } from '../schemas/closed.ts';

/** GET /health: the process is alive. It asks nobody: a database that is away is no reason to kill the process. */
export const healthRoute: FastifyPluginAsync = async (app) => {
  app.get('/health', {
    schema: openSchema({
      operationId: 'getHealth',
      tag: 'service',
      summary: 'Служба работает',
      description: 'Проверка живости: процесс отвечает.',
      reply: closed({ status: Type.Literal('ok', { description: 'Всегда `ok`.' }) }),
      example: { status: 'ok' },
    }),
    handler: async () => ({ status: 'ok' }),
  });
};
