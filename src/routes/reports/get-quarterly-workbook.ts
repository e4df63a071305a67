import { quarterlyWorkbook } from '../../operations/reports/report-workbook.ts';
import { attachment } from '../content-disposition.ts';
import { bytes } from '../documents/bytes.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { reportQuery } from './report-schema.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
    const body = Buffer.from(await quarterlyWorkbook(ctx, query));
    const disposition = attachment(`report-${query.period}.xlsx`, `Отчёт ${query.period}.xlsx`);
    return { status: 200, headers: { 'content-type': XLSX, 'content-disposition': disposition }, body };
  },
});
