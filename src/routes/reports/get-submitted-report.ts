import { submittedReport } from '../../operations/reports/submitted-view.ts';
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
  description: 'Версия отчёта, какой она была сдана, и что в ней изменилось по сравнению с прежней. Её видят организатор и получатель.',
  params: idParams('Версия отчёта.'),
  reply: SubmittedReport,
  examples: { reply: submittedReportExample },
  async handle(ctx, { params }) {
    return { status: 200, headers: { etag: entityTag(1) }, body: await submittedReport(ctx, params.id) };
  },
});
