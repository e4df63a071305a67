import { Type } from 'typebox';
import { caseSummary } from '../../operations/case-view.ts';
import { indicatorCases } from '../../operations/indicators/indicators.ts';
import { caseSummaryExample } from '../cases/case-example.ts';
import { CaseSummary } from '../cases/case-summary-schema.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { indicatorQuery } from './indicator-schema.ts';

export const listIndicatorCasesEndpoint = listEndpoint({
  operationId: 'listIndicatorCases',
  url: '/v1/indicators/:indicator/cases',
  tag: 'indicators',
  summary: 'Дела за индикатором',
  description:
    'Дела семей, из которых сложился индикатор, какими они стали сейчас. Имя — код индикатора или одно из `helped`, `asked`, `satisfied`, `overcame`, `notAsked`, '
    + '`noOutcome`; семья открывает все дела, по которым сопровождалась в периоде.',
  params: closed({ indicator: Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z]+$', description: 'Код индикатора или имя множества семей.' }) }),
  query: closed({ ...pagingQuery, ...indicatorQuery }),
  reply: named('IndicatorCaseList', listOf(CaseSummary)),
  examples: { reply: { items: [caseSummaryExample], nextCursor: null } },
  problems: ['request-invalid'],
  async handle(ctx, { params, query: { limit, cursor, ...question }, url }) {
    const page = await indicatorCases(ctx, params.indicator, question, pageRequest({ limit, cursor }, ['id'], url));
    return listReply({ ...page, items: page.items.map(caseSummary) }, url);
  },
});
