import { submittedWorkbook } from '../../operations/reports/report-workbook.ts';
import { bytes } from '../documents/bytes.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { XLSX } from '../media-types.ts';
import { idParams } from '../schemas/ids.ts';
import { reportFile } from './report-files.ts';

export const getSubmittedWorkbookEndpoint = readEndpoint({
  operationId: 'getSubmittedReportAsWorkbook',
  url: '/v1/reports/submitted/:id/report.xlsx',
  tag: 'reports',
  summary: 'Сданный отчёт книгой XLSX',
  description: 'Версия отчёта, какой она была сдана: показатели, недостающие данные, сведения об отчёте, у исправления — что изменилось. Байты всегда те же.',
  params: idParams('Версия отчёта.'),
  reply: bytes('Книга XLSX.'),
  examples: { reply: Buffer.from('PK…') },
  produces: XLSX,
  looksItself: true,
  async handle(ctx, { params }) {
    const { content, period, version } = await submittedWorkbook(ctx, params.id);
    const { headers, body } = reportFile(content, XLSX, period, version);
    return { status: 200, headers: { ...headers, etag: entityTag(1) }, body };
  },
});
