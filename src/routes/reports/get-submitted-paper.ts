import { submittedPaper } from '../../operations/reports/report-paper.ts';
import { bytes } from '../documents/bytes.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { PDF } from '../media-types.ts';
import { idParams } from '../schemas/ids.ts';
import { reportFile } from './report-files.ts';

export const getSubmittedPaperEndpoint = readEndpoint({
  operationId: 'getSubmittedReportAsPaper',
  url: '/v1/reports/submitted/:id/report.pdf',
  tag: 'reports',
  summary: 'Сданный отчёт в PDF',
  description: 'Версия отчёта, какой она была сдана: кому, когда, какая версия и почему, показатели, недостающие данные, что изменило исправление (было и стало), '
    + 'место для подписей. Сколько раз ни печатай, байты те же.',
  params: idParams('Версия отчёта.'),
  reply: bytes('Отчёт в PDF.'),
  examples: { reply: Buffer.from('%PDF-1.7…') },
  produces: PDF,
  looksItself: true,
  async handle(ctx, { params }) {
    const { content, period, version } = await submittedPaper(ctx, params.id);
    const { headers, body } = reportFile(content, PDF, period, version);
    return { status: 200, headers: { ...headers, etag: entityTag(1) }, body };
  },
});
