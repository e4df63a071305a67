import { caseSummary } from '../../operations/case-view.ts';
import { figureCases } from '../../operations/reports/quarterly-report.ts';
import { caseSummaryExample } from '../cases/case-example.ts';
import { CaseSummary } from '../cases/case-summary-schema.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { figureParam, reportQuery } from './report-schema.ts';

export const listFigureCasesEndpoint = listEndpoint({
  operationId: 'listFigureCases',
  url: '/v1/reports/quarterly/figures/:figure/cases',
  tag: 'reports',
  summary: 'Дела за показателем отчёта',
  description: 'Дела, из которых сложился показатель отчёта за период, какими они стали сейчас. Показатель с числом семей открывает все их дела в периоде.',
  params: closed({ figure: figureParam }),
  query: closed({ ...pagingQuery, ...reportQuery }),
  reply: named('FigureCaseList', listOf(CaseSummary)),
  examples: { reply: { items: [caseSummaryExample], nextCursor: null } },
  problems: ['request-invalid'],
  async handle(ctx, { params, query: { limit, cursor, ...question }, url }) {
    const page = await figureCases(ctx, params.figure, question, pageRequest({ limit, cursor }, ['id'], url));
    return listReply({ ...page, items: page.items.map(caseSummary) }, url);
  },
});
