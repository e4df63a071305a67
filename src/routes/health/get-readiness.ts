import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { isReady, punctuality } from '../../operations/readiness.ts';
import { standbyStates } from '../../operations/standby.ts';
import { openSchema } from '../open-route.ts';
import { RequestProblem } from '../request-problem.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';

/** GET /ready: send requests here. Not while the service stops, the database is away or a migration is missing. */
export const readinessRoute: FastifyPluginAsync = async (app) => {
  app.get('/ready', {
    schema: openSchema({
      operationId: 'getReadiness',
      tag: 'service',
      summary: 'Служба готова',
      description:
        'Проверка готовности: база данных отвечает, её схема не старее службы, служба не останавливается. Опоздавшее фоновое задание не мешает '
        + 'принимать запросы: о нём говорит поле `jobs`.',
      reply: closed({
        status: Type.Literal('ready', { description: 'Всегда `ready`.' }),
        jobs: choice(['onTime', 'late', 'unknown'], {
          description: 'Фоновые задания: `onTime` — вовремя, `late` — хотя бы одно опаздывает, `unknown` — база данных не успела ответить.',
        }),
        standby: choice(['none', ...standbyStates], {
          description: 'Второй сервер базы данных, с которого читаются списки, отчёты и лента: `none` — его нет, `inUse` — читают с него; иначе отвечает '
            + 'основной: `lagging` — отстал, `away` — не отвечает, `promoted` — сам стал основным, `foreign` — копия другой базы.',
        }),
      }),
      example: { status: 'ready', jobs: 'onTime', standby: 'none' },
    }),
    handler: async () => {
      const ready = !app.isDraining() && (await isReady(app.surroundings));
      if (!ready) throw new RequestProblem('unavailable', [], { 'retry-after': '5' });
      const { jobs, standby, ...ctx } = app.surroundings;
      return { status: 'ready', jobs: await punctuality(ctx, jobs.timings), standby: standby?.state ?? 'none' };
    },
  });
};
