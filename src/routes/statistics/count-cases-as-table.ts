import { Type } from 'typebox';
import { countCases } from '../../operations/read-statistics.ts';
import { listEndpoint } from '../endpoint.ts';
import { CSV, CSV_IN_UTF8 } from '../media-types.ts';
import { statisticsText } from './count-cases.ts';
import { statisticsCsv } from './csv.ts';
import { statisticsQuery } from './statistics-schema.ts';

export const countCasesAsTableEndpoint = listEndpoint({
  operationId: 'countCasesAsTable',
  url: '/v1/statistics/cases.csv',
  tag: 'statistics',
  summary: 'Статистика дел таблицей CSV',
  description: `${statisticsText}\n\nТаблица CSV в UTF-8 для электронных таблиц.`,
  query: statisticsQuery,
  reply: Type.String({ description: 'Таблица CSV.' }),
  examples: { reply: '"status","cases","families"\r\n"всего","41","39"\r\n' },
  produces: CSV,
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    const figures = await countCases(ctx, query);
    return {
      status: 200,
      headers: {
        'content-type': CSV_IN_UTF8,
        'content-disposition': `attachment; filename="cases-${figures.on}.csv"`,
      },
      body: statisticsCsv(figures),
    };
  },
});
