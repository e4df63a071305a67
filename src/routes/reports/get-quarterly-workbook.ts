import { quarterlyWorkbook } from '../../operations/reports/report-workbook.ts';
import { bytes } from '../documents/bytes.ts';
import { listEndpoint } from '../endpoint.ts';
import { XLSX } from '../media-types.ts';
import { closed } from '../schemas/closed.ts';
import { reportFile } from './report-files.ts';
import { reportQuery } from './report-schema.ts';

export const getQuarterlyWorkbookEndpoint = listEndpoint({
  operationId: 'getQuarterlyReportAsWorkbook',
  url: '/v1/reports/quarterly.xlsx',
  tag: 'reports',
  summary: 'Отчёт за период книгой XLSX',
  description: 'Те же показатели и недостающие данные, что у `/v1/reports/quarterly`, двумя листами книги для электронных таблиц.',
  query: closed(reportQuery),
  reply: bytes('Книга XLSX.'),
  examples: { reply: Buffer.from('PK…') },
  produces: XLSX,
  problems: ['request-invalid'],
  async handle(ctx, { query }) {
    return { status: 200, ...reportFile(await quarterlyWorkbook(ctx, query), XLSX, query.period) };
  },
});
