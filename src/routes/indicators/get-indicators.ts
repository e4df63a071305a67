import { indicatorReport } from '../../operations/indicators/indicators.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { indicatorExample, indicatorQuery, IndicatorReport } from './indicator-schema.ts';

export const getIndicatorsEndpoint = listEndpoint({
  operationId: 'getIndicators',
  url: '/v1/indicators',
  tag: 'indicators',
  summary: 'Целевые индикаторы за период',
  description:
    'Семь целевых индикаторов и показателей результатов (модельная программа Татарстана, разд. 8) на вечер последнего дня периода: что случилось после него, '
    + 'их не меняет. Организатор видит свои, министерство и ресурсный центр — региона. Для других регионов считаются по тем же правилам.',
  query: closed(indicatorQuery),
  reply: IndicatorReport,
  examples: { reply: indicatorExample },
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    return { status: 200, body: await indicatorReport(ctx, query) };
  },
});
