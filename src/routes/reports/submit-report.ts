import { perform } from '../../operations/perform.ts';
import { submitReport } from '../../operations/reports/submit-report.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { newSubmissionExample, submittedReportExample } from './report-example.ts';
import { NewSubmission, SubmittedReport } from './report-schema.ts';

export const submitReportEndpoint = createEndpoint({
  operationId: 'submitQuarterlyReport',
  url: '/v1/reports/submitted',
  tag: 'reports',
  summary: 'Сдать отчёт за период',
  description:
    'Показатели замораживаются такими, какие они сейчас, и отправляются получателю, которого называет порядок региона. Сдать ещё раз — значит '
    + 'исправить: новая версия с причиной и перечнем того, что изменилось; прежняя остаётся. Предупреждение о сроке отчёта снимается.',
  body: NewSubmission,
  reply: SubmittedReport,
  examples: { body: newSubmissionExample, reply: submittedReportExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => submitReport(tx, ctx, body), (made) => ({
      status: 201, headers: { etag: entityTag(1), location: `/v1/reports/submitted/${made.id}` }, body: made,
    }));
  },
});
