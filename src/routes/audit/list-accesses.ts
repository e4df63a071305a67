import { Type } from 'typebox';
import { listAccesses } from '../../operations/read-accesses.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { accessExample, AccessRecord } from './access-schema.ts';
import { accessView } from './access-view.ts';

export const listAccessesEndpoint = listEndpoint({
  operationId: 'listAccesses',
  url: '/v1/audit/accesses',
  tag: 'audit',
  summary: 'Кто обращался к данным семьи',
  description:
    'Ответ на вопрос семьи «кто нас смотрел»: каждое обращение к её данным, сначала новые: кто, когда, в какой роли, что сделал, '
    + 'зачем и откуда. Сам этот просмотр тоже записывается. Где срок хранения ограничен, ответ говорит, с какого времени обращения есть.',
  query: closed({
    ...pagingQuery,
    familyId: id('Семья.'),
    from: Type.Optional(instant('Не раньше этого времени.')),
    to: Type.Optional(instant('Не позже этого времени.')),
  }),
  reply: named('AccessRecordList', closed({
    ...listOf(AccessRecord).properties,
    keptSince: nullable(instant('С какого времени.'), 'С какого времени обращения хранятся в этом ответе; null, если с самого первого.'),
  })),
  examples: { reply: { items: [accessExample], nextCursor: null, keptSince: null } },
  problems: ['not-found'],
  async handle(ctx, { query, url }) {
    const { familyId, from, to } = query;
    const { keptSince, ...page } = await listAccesses(ctx, familyId.toLowerCase(), { from, to }, pageRequest(query, ['instant', 'number'], url));
    const reply = listReply({ ...page, items: page.items.map(accessView) }, url);
    return { ...reply, body: { ...reply.body, keptSince } };
  },
});
