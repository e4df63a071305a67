import { Type } from 'typebox';
import { caseSummary } from '../../operations/case-view.ts';
import { figureChanges, submittedFigureCases } from '../../operations/reports/submitted-view.ts';
import { caseSummaryExample } from '../cases/case-example.ts';
import { CaseSummary } from '../cases/case-summary-schema.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { figureParam } from './report-schema.ts';

export const listSubmittedFigureCasesEndpoint = listEndpoint({
  operationId: 'listSubmittedFigureCases',
  url: '/v1/reports/submitted/:id/figures/:figure/cases',
  tag: 'reports',
  summary: 'Дела за показателем сданного отчёта',
  description: 'Дела, из которых показатель сложился, когда отчёт был сдан, какими они стали сейчас. С `change` — только те, из-за которых он отличается от прежней версии. '
    + 'Их видит организатор; получатели видят показатели.',
  params: closed({ id: id('Версия отчёта.'), figure: figureParam }),
  query: closed({
    ...pagingQuery,
    change: Type.Optional(choice(figureChanges, { description: 'Только дела, которые в этой версии прибавились (`came`) или ушли из неё (`went`) по сравнению с прежней.' })),
  }),
  reply: named('SubmittedFigureCaseList', listOf(CaseSummary)),
  examples: { reply: { items: [caseSummaryExample], nextCursor: null } },
  async handle(ctx, { params, query: { limit, cursor, change }, url }) {
    const page = await submittedFigureCases(ctx, params.id, params.figure, change, pageRequest({ limit, cursor }, ['id'], url));
    return listReply({ ...page, items: page.items.map(caseSummary) }, url);
  },
});
