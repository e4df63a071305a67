import { Type } from 'typebox';
import { listNonProfits } from '../../operations/indicators/non-profit-partners.ts';
import { listEndpoint } from '../endpoint.ts';
import { helpType } from '../facts/help-type.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { NonProfitPartner, nonProfitExample, nonProfitView } from './non-profit-schema.ts';

export const listNonProfitPartnersEndpoint = listEndpoint({
  operationId: 'listNonProfitPartners',
  url: '/v1/non-profit-partners',
  tag: 'indicators',
  summary: 'Привлечённые НКО',
  description: 'Некоммерческие организации, которые привлёк организатор, в порядке внесения; аннулированные записи тоже.',
  query: closed({
    ...pagingQuery, engagedOn: Type.Optional(date('Только участвовавшие в этот день.')), helpType: Type.Optional(helpType),
  }),
  reply: named('NonProfitPartnerList', listOf(NonProfitPartner)),
  examples: { reply: { items: [nonProfitExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const page = await listNonProfits(ctx, filters, pageRequest({ limit, cursor }, ['id'], url));
    return listReply({ ...page, items: page.items.map(nonProfitView) }, url);
  },
});
