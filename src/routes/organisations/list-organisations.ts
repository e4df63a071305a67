import { Type } from 'typebox';
import { listOrganisations } from '../../operations/read-organisations.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { externalIdFilter, filteredByName } from '../schemas/external-id.ts';
import { named } from '../schemas/named.ts';
import { Organisation, organisationExample, organisationKind } from '../schemas/organisation.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';

export const listOrganisationsEndpoint = listEndpoint({
  operationId: 'listOrganisations',
  url: '/v1/organisations',
  tag: 'organisations',
  summary: 'Организации региона',
  description:
    'Справочник организаций региона вызывающего, по идентификатору: организаторы сопровождения, соисполнители, КДНиЗП, министерства, ресурсные центры.',
  query: closed({ ...pagingQuery, kind: Type.Optional(organisationKind), externalId: externalIdFilter }),
  reply: named('OrganisationList', listOf(Organisation)),
  examples: { reply: { items: [organisationExample], nextCursor: null } },
  async handle(ctx, { query, url }) {
    return listReply(await listOrganisations(ctx, { kind: query.kind, ...filteredByName(query) }, pageRequest(query, ['id'], url)), url);
  },
});
