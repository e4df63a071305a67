import { getClient } from '../../operations/read-clients.ts';
import { readEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { Client, clientExample, clientParams } from './client-schema.ts';

export const getClientEndpoint = readEndpoint({
  operationId: 'getClient',
  url: '/v1/clients/:clientId',
  tag: 'clients',
  summary: 'Клиент',
  description: 'Один клиент API в регионе администратора. Секрета здесь нет.',
  params: clientParams,
  reply: Client,
  examples: { reply: clientExample },
  async handle(ctx, { params }) {
    const client = await getClient(ctx, params.clientId);
    return { status: 200, headers: { etag: entityTag(client.version) }, body: client };
  },
});
