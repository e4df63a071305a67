import { createClient } from '../../operations/create-client.ts';
import { performWithSecret } from '../../operations/perform-with-secret.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { clientAddress, clientExample, ClientWithSecret, secretExample } from './client-schema.ts';
import { NewClient } from './new-client-schema.ts';

const { name, organisationId, specialistId } = clientExample;

export const createClientEndpoint = createEndpoint({
  operationId: 'createClient',
  url: '/v1/clients',
  tag: 'clients',
  summary: 'Завести клиента',
  description:
    'Заводит клиента API в регионе администратора: роль и то, что ей нужно (организация, специалист, муниципальное образование). '
    + 'Идентификатор и секрет даёт служба; секрет показывается один раз и нигде не хранится.',
  body: NewClient,
  reply: ClientWithSecret,
  examples: { body: { role: 'curator', name, organisationId, specialistId }, reply: { ...clientExample, secret: secretExample } },
  async handle(ctx, { body }) {
    return await performWithSecret(ctx, (tx, secret) => createClient(tx, ctx, body, secret), (made) => ({
      status: 201,
      headers: { etag: entityTag(made.version), location: clientAddress(made.clientId) },
      body: made,
    }));
  },
});
