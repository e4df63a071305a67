import { listHandovers } from '../../operations/read-handovers.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { idParams } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Handover, handoverExample, handoverView } from './handover-schema.ts';

export const listHandoversEndpoint = listEndpoint({
  operationId: 'listHandovers',
  url: '/v1/specialists/:id/handovers',
  tag: 'handovers',
  summary: 'Передачи дел куратора',
  description: 'Когда, кому и на какое время передавались дела этого куратора и что с ними стало; сначала последние.',
  params: idParams('Куратор, чьи дела передавались.'),
  query: closed({ ...pagingQuery }),
  reply: named('HandoverList', listOf(Handover)),
  examples: { reply: { items: [handoverExample], nextCursor: null } },
  async handle(ctx, { params, query, url }) {
    const page = await listHandovers(ctx, params.id, pageRequest(query, ['id'], url));
    return listReply({ ...page, items: page.items.map(handoverView) }, url);
  },
});
