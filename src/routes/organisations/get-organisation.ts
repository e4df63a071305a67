import { getOrganisation } from '../../operations/read-organisations.ts';
import { readEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Organisation, organisationExample } from '../schemas/organisation.ts';

export const getOrganisationEndpoint = readEndpoint({
  operationId: 'getOrganisation',
  url: '/v1/organisations/:id',
  tag: 'organisations',
  summary: 'Организация',
  description: 'Одна организация региона: организатор сопровождения, соисполнитель, КДНиЗП, министерство, ресурсный центр.',
  params: idParams('Идентификатор организации.'),
  reply: Organisation,
  examples: { reply: organisationExample },
  async handle(ctx, { params }) {
    const organisation = await getOrganisation(ctx, params.id);
    return { status: 200, headers: { etag: namedTag(organisation) }, body: organisation };
  },
});
