import { Type } from 'typebox';
import { listPartnerLetters } from '../../operations/partner/letters.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { answered, letterView, PartnerLetter, partnerLetterExample } from './letter-schema.ts';

export const listPartnerLettersEndpoint = listEndpoint({
  operationId: 'listPartnerLetters',
  url: '/v1/partner/letters',
  tag: 'partners',
  summary: 'Письма организации',
  description: 'Запросы и письма, направленные организации вызывающего, по дню отправки.',
  query: closed({ ...pagingQuery, answered, caseId: Type.Optional(id('Только по этому делу.')) }),
  reply: named('PartnerLetterList', listOf(PartnerLetter)),
  examples: { reply: { items: [partnerLetterExample], nextCursor: null } },
  async handle(ctx, { query: { limit, cursor, ...filters }, url }) {
    const page = await listPartnerLetters(ctx, filters, pageRequest({ limit, cursor }, ['date', 'id'], url));
    return listReply({ ...page, items: page.items.map(letterView) }, url);
  },
});
