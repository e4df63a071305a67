import { Type } from 'typebox';
import { listPartnerMeasures } from '../../operations/partner/measures.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { measureExample, measurePart, measureState, measureView, PartnerMeasure } from './measure-schema.ts';

export const listPartnerMeasuresEndpoint = listEndpoint({
  operationId: 'listPartnerMeasures',
  url: '/v1/partner/measures',
  tag: 'partners',
  summary: 'Мероприятия соисполнителя',
  description:
    'Мероприятия действующих программ, в которых организация вызывающего — ответственный исполнитель или соисполнитель, по сроку. '
    + 'Отборы складываются.',
  query: closed({
    ...pagingQuery,
    state: Type.Optional(measureState),
    part: Type.Optional(measurePart),
    dueFrom: Type.Optional(date('Срок в этот день или позже.')),
    dueTo: Type.Optional(date('Срок в этот день или раньше.')),
    caseId: Type.Optional(id('Только этого дела.')),
  }),
  reply: named('PartnerMeasureList', listOf(PartnerMeasure)),
  examples: { reply: { items: [measureExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const page = await listPartnerMeasures(ctx, filters, pageRequest({ limit, cursor }, ['date', 'id', 'number'], url));
    return listReply({ ...page, items: page.items.map(measureView) }, url);
  },
});
