import { Type } from 'typebox';
import { listCommissionCases } from '../../operations/commission-agenda.ts';
import { commissionCaseView } from '../../operations/commission-agenda-view.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { CommissionCase, commissionCaseExample } from './commission-agenda-schema.ts';

const query = closed({
  ...pagingQuery,
  quarter: Type.String({ pattern: '^20[0-9]{2}-Q[1-4]$', minLength: 7, maxLength: 7, description: 'Квартал: `ГГГГ-QN`, например `2026-Q3`.' }),
});

export const getCommissionAgendaEndpoint = listEndpoint({
  operationId: 'getCommissionAgenda',
  url: '/v1/kdn/agenda',
  tag: 'kdn',
  summary: 'Повестка КДНиЗП на квартал',
  description:
    'Дела муниципального образования, по которым в квартале за КДНиЗП рассмотрение итогов или решение о продолжении, — с тем, что произошло '
    + 'после её последнего слова: отметки о выполнении, решения, предупреждения. Прошлый квартал показывает, что и когда было рассмотрено. '
    + 'Только дела, порядок которых даёт это комиссии (Азов, этапы 4 и 5). На странице может быть меньше дел, чем `limit`.',
  query,
  reply: named('CommissionAgenda', listOf(CommissionCase)),
  examples: { reply: { items: [commissionCaseExample], nextCursor: null } },
  async handle(ctx, { query: { quarter, ...paging }, url }) {
    const page = await listCommissionCases(ctx, quarter, pageRequest(paging, ['id'], url));
    return listReply({ ...page, items: page.items.map(commissionCaseView) }, url);
  },
});
