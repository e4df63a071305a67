import { indicatorWorkbook } from '../../operations/indicators/indicator-papers.ts';
import { attachment } from '../content-disposition.ts';
import { bytes } from '../documents/bytes.ts';
import { listEndpoint } from '../endpoint.ts';
import { XLSX } from '../media-types.ts';
import { closed } from '../schemas/closed.ts';
import { indicatorQuery } from './indicator-schema.ts';

export const getIndicatorWorkbookEndpoint = listEndpoint({
  operationId: 'getIndicatorsAsWorkbook',
  url: '/v1/indicators.xlsx',
  tag: 'indicators',
  summary: 'Целевые индикаторы книгой XLSX',
  description: 'То же, что у `/v1/indicators`, двумя листами книги для электронных таблиц.',
  query: closed(indicatorQuery),
  reply: bytes('Книга XLSX.'),
  examples: { reply: Buffer.from('PK…') },
  produces: XLSX,
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    const body = Buffer.from(await indicatorWorkbook(ctx, query));
    const disposition = attachment(`indicators-${query.period}.xlsx`, `Целевые индикаторы ${query.period}.xlsx`);
    return { status: 200, headers: { 'content-type': XLSX, 'content-disposition': disposition }, body };
  },
});
