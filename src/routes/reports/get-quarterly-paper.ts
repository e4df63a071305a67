import { quarterlyPaper } from '../../operations/reports/report-paper.ts';
import { bytes } from '../documents/bytes.ts';
import { listEndpoint } from '../endpoint.ts';
import { PDF } from '../media-types.ts';
import { closed } from '../schemas/closed.ts';
import { reportFile } from './report-files.ts';
import { reportQuery } from './report-schema.ts';

export const getQuarterlyPaperEndpoint = listEndpoint({
  operationId: 'getQuarterlyReportAsPaper',
  url: '/v1/reports/quarterly.pdf',
  tag: 'reports',
  summary: 'Отчёт за период в PDF',
  description: 'Те же показатели и недостающие данные, что у `/v1/reports/quarterly`, таблицами на листах A4 с местом для подписей. '
    + 'Не сдан и не хранится: сданный отчёт печатает `/v1/reports/submitted/{id}/report.pdf`.',
  query: closed(reportQuery),
  reply: bytes('Отчёт в PDF.'),
  examples: { reply: Buffer.from('%PDF-1.7…') },
  produces: PDF,
  looksItself: true,
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    return { status: 200, ...reportFile(await quarterlyPaper(ctx, query), PDF, query.period) };
  },
});
