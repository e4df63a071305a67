import { createOrganisation } from '../../operations/create-organisation.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { NewOrganisation, newOrganisationExample, Organisation, organisationExample } from '../schemas/organisation.ts';

export const createOrganisationEndpoint = createEndpoint({
  operationId: 'createOrganisation',
  url: '/v1/organisations',
  tag: 'organisations',
  summary: 'Внести организацию',
  description:
    'Вносит организацию в справочник региона. Для организатора сопровождения обязателен порядок, для КДНиЗП — муниципальное образование.',
  body: NewOrganisation,
  reply: Organisation,
  examples: { body: newOrganisationExample, reply: organisationExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => createOrganisation(tx, ctx, body), (made) => ({
      status: 201,
      headers: { etag: namedTag(made), location: `/v1/organisations/${made.id}` },
      body: made,
    }));
  },
});
