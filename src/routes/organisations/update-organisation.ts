import { perform } from '../../operations/perform.ts';
import { updateOrganisation } from '../../operations/update-organisation.ts';
import { changeEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Organisation, OrganisationChanges, organisationExample } from '../schemas/organisation.ts';

export const updateOrganisationEndpoint = changeEndpoint({
  operationId: 'updateOrganisation',
  url: '/v1/organisations/:id',
  tag: 'organisations',
  summary: 'Изменить организацию',
  description:
    'Меняет наименование, муниципальное образование или порядок организатора сопровождения. Открытые дела остаются при порядке, по которому открыты.',
  params: idParams('Идентификатор организации.'),
  body: OrganisationChanges,
  reply: Organisation,
  examples: { body: { name: organisationExample.name }, reply: { ...organisationExample, version: 2 } },
  async handle(ctx, { params, body, expectedVersion }) {
    return await perform(ctx, (tx) => updateOrganisation(tx, ctx, params.id, expectedVersion, body), (changed) => ({
      status: 200,
      headers: { etag: namedTag(changed) },
      body: changed,
    }));
  },
});
