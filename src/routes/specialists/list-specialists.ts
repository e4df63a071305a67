import { Type } from 'typebox';
import { listSpecialists } from '../../operations/read-specialists.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { externalIdFilter, filteredByName } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Specialist, specialistExample } from '../schemas/specialist.ts';

const query = closed({
  ...pagingQuery,
  organisationId: Type.Optional(id('Только этой организации.')),
  active: Type.Optional(Type.Boolean({ description: 'Только работающие или только выбывшие.' })),
  externalId: externalIdFilter,
  freeFor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 50,
      description:
        'Код уровня: только кураторы, у которых по порядку их организации есть место ещё для одной семьи этого уровня.',
    }),
  ),
});

export const listSpecialistsEndpoint = listEndpoint({
  operationId: 'listSpecialists',
  url: '/v1/specialists',
  tag: 'specialists',
  summary: 'Специалисты',
  description: 'Специалисты и кураторы, которых видит вызывающий, по идентификатору.',
  query,
  reply: named('SpecialistList', listOf(Specialist)),
  examples: { reply: { items: [specialistExample], nextCursor: null } },
  problems: ['request-invalid'],
  async handle(ctx, { query: { organisationId, active, freeFor, externalId, ...paging }, url }) {
    const page = await listSpecialists(ctx, { organisationId, active, freeFor, ...filteredByName({ externalId }) }, pageRequest(paging, ['id'], url));
    return listReply(page, url);
  },
});
