import { countCases } from '../../operations/read-statistics.ts';
import { listEndpoint } from '../endpoint.ts';
import { Statistics, statisticsExample, statisticsQuery } from './statistics-schema.ts';

export const statisticsText =
  'Обезличенная статистика: сколько дел и семей в организации или регионе, по одному или двум разрезам. Дела, открытые по отчётную дату, '
  + 'в нынешнем их состоянии. Группы меньше пяти семей скрыты, и вместе с ними другие, '
  + 'чтобы скрытое нельзя было вычислить из сумм и соседних ответов.';

export const countCasesEndpoint = listEndpoint({
  operationId: 'countCases',
  url: '/v1/statistics/cases',
  tag: 'statistics',
  summary: 'Статистика дел',
  description: statisticsText,
  query: statisticsQuery,
  reply: Statistics,
  examples: { reply: statisticsExample },
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    return { status: 200, body: await countCases(ctx, query) };
  },
});
