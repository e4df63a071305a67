import { Type } from 'typebox';
import { submittedReports } from '../../operations/reports/submitted-view.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { periodName } from '../schemas/report-period.ts';
import { submittedHeadingExample } from './report-example.ts';
import { SubmittedHeading } from './report-schema.ts';

export const listSubmittedReportsEndpoint = listEndpoint({
  operationId: 'listSubmittedReports',
  url: '/v1/reports/submitted',
  tag: 'reports',
  summary: 'Сданные отчёты',
  description: 'Все версии сданных отчётов, в порядке сдачи: организатору — свои, получателю — отправленные ему и когда.',
  query: closed({ ...pagingQuery, period: Type.Optional(periodName), organisationId: Type.Optional(id('Только этого организатора.')) }),
  reply: named('SubmittedReportList', listOf(SubmittedHeading)),
  examples: { reply: { items: [submittedHeadingExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    return listReply(await submittedReports(ctx, filters, pageRequest({ limit, cursor }, ['id'], url)), url);
  },
});
