import { Type } from 'typebox';
import { listPartnerProgrammes } from '../../operations/partner/programmes.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { PartnerProgramme, programmeExample, programmeView } from './programme-schema.ts';

export const listPartnerProgrammesEndpoint = listEndpoint({
  operationId: 'listPartnerProgrammes',
  url: '/v1/partner/programmes',
  tag: 'partners',
  summary: 'Программы, направленные соисполнителю',
  description:
    'Утверждённые программы, которые направлены организации вызывающего (рассылка, Валуйки, этап 8), по дню отправки; каждая рассылка — '
    + 'строка. Срока для подтверждения ни один порядок не называет, и предупреждений о нём нет.',
  query: closed({
    ...pagingQuery,
    received: Type.Optional(Type.Boolean({ description: '`true` — получение подтверждено, `false` — ещё нет.' })),
    caseId: Type.Optional(id('Только этого дела.')),
  }),
  reply: named('PartnerProgrammeList', listOf(PartnerProgramme)),
  examples: { reply: { items: [programmeExample], nextCursor: null } },
  async handle(ctx, { query: { received: answered, caseId, ...paging }, url }) {
    const page = await listPartnerProgrammes(ctx, { answered, caseId }, pageRequest(paging, ['date', 'id'], url));
    return listReply({ ...page, items: page.items.map(programmeView) }, url);
  },
});
