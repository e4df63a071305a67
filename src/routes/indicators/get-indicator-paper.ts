import { indicatorPaper } from '../../operations/indicators/indicator-papers.ts';
import { attachment } from '../content-disposition.ts';
import { bytes } from '../documents/bytes.ts';
import { listEndpoint } from '../endpoint.ts';
import { PDF } from '../media-types.ts';
import { closed } from '../schemas/closed.ts';
import { indicatorQuery } from './indicator-schema.ts';

export const getIndicatorPaperEndpoint = listEndpoint({
  operationId: 'getIndicatorsAsPdf',
  url: '/v1/indicators.pdf',
  tag: 'indicators',
  summary: 'Целевые индикаторы на бумагу',
  description: 'То же, что у `/v1/indicators`, листом А4 с местом для подписей.',
  query: closed(indicatorQuery),
  reply: bytes('PDF.'),
  examples: { reply: Buffer.from('%PDF…') },
  produces: PDF,
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    const body = Buffer.from(await indicatorPaper(ctx, query));
    const disposition = attachment(`indicators-${query.period}.pdf`, `Целевые индикаторы ${query.period}.pdf`);
    return { status: 200, headers: { 'content-type': PDF, 'content-disposition': disposition }, body };
  },
});
