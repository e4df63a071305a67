import { Type } from 'typebox';
import { listFamilies } from '../../operations/read-families.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { Family } from '../schemas/family.ts';
import { externalIdFilter, filteredByName } from '../schemas/external-id.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { text } from '../schemas/texts.ts';
import { familyExample } from './family-example.ts';

const query = closed({
  ...pagingQuery,
  organisationId: Type.Optional(id('Только этого организатора сопровождения.')),
  category: Type.Optional(
    Type.String({ minLength: 1, maxLength: 50, description: 'Код категории семьи.' }),
  ),
  municipality: Type.Optional(text(200, 'Муниципальное образование.')),
  q: Type.Optional(text(200, 'Начало фамилии, имени, отчества члена семьи; регистр не важен.')),
  externalId: externalIdFilter,
});

export const listFamiliesEndpoint = listEndpoint({
  operationId: 'listFamilies',
  url: '/v1/families',
  tag: 'families',
  summary: 'Семьи',
  description: 'Семьи организатора сопровождения (паспорта семей) с их составом, по идентификатору.',
  query,
  reply: named('FamilyList', listOf(Family)),
  examples: { reply: { items: [familyExample], nextCursor: null } },
  async handle(ctx, { query: { organisationId, category, municipality, q, externalId, ...paging }, url }) {
    const filters = { organisationId, category, municipality, q, ...filteredByName({ externalId }) };
    return listReply(await listFamilies(ctx, filters, pageRequest(paging, ['id'], url)), url);
  },
});
