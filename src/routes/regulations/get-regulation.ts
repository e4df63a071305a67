import { Type } from 'typebox';
import { tatarstan2017 } from '../../domain/regulations/data/tatarstan-2017.ts';
import { resolveRegulation } from '../../domain/regulations/resolve.ts';
import { getRegulation } from '../../operations/read-regulations.ts';
import { readEndpoint } from '../endpoint.ts';
import { cacheable } from '../reference/cacheable.ts';
import { closed } from '../schemas/closed.ts';
import { Regulation, REGULATION_FRESH_SECONDS } from './regulation-schema.ts';

export const getRegulationEndpoint = readEndpoint({
  operationId: 'getRegulation',
  url: '/v1/regulations/:code',
  tag: 'regulations',
  summary: 'Порядок региона',
  description:
    'Порядок региона целиком: уровни, сроки, нагрузка, шаги и их условия, решения, итоги. '
    + 'У каждого значения — пункт; `inherited` означает, что порядок молчит и значение взято из базовых правил.',
  params: closed({
    code: Type.String({
      minLength: 1,
      maxLength: 60,
      pattern: '^[a-z0-9-]+$',
      description: 'Код порядка, например `tatarstan-2017`.',
    }),
  }),
  query: closed({
    version: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000,
        description: 'Версия; без неё — действующая сегодня в регионе.',
      }),
    ),
  }),
  reply: Regulation,
  examples: { reply: resolveRegulation(tatarstan2017) },
  async handle(ctx, { params, query }) {
    return cacheable(await getRegulation(ctx, params.code, query.version), REGULATION_FRESH_SECONDS);
  },
});
