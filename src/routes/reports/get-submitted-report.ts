import { openSubmittedReport } from '../../operations/reports/open-submitted-report.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { submittedReportExample } from './report-example.ts';
import { SubmittedReport } from './report-schema.ts';

export const getSubmittedReportEndpoint = readEndpoint({
  operationId: 'getSubmittedReport',
  url: '/v1/reports/submitted/:id',
  tag: 'reports',
  summary: 'Сданный отчёт',
  description: 'Версия отчёта, какой она была сдана, и что в ней изменилось по сравнению с прежней. Её видят организатор и получатель; '
    + 'когда получатель открывает отчёт впервые, записывается, что отчёт получен.',
  params: idParams('Версия отчёта.'),
  reply: SubmittedReport,
  examples: { reply: submittedReportExample },
  looksItself: true,
  async handle(ctx, { params }) {
    const report = await openSubmittedReport(ctx, params.id);
    return { status: 200, headers: { etag: entityTag(report.receivedAt === null ? 1 : 2) }, body: report };
  },
});
