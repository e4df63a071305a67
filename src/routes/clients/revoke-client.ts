import { perform } from '../../operations/perform.ts';
import { revokeClient } from '../../operations/revoke-client.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { Client, clientAddress, clientExample, clientParams, NewRevocation } from './client-schema.ts';

const body = { reason: 'Сотрудник уволен.' };

export const revokeClientEndpoint = createEndpoint({
  operationId: 'revokeClient',
  url: '/v1/clients/:clientId/revocations',
  tag: 'clients',
  summary: 'Отозвать клиента',
  description: 'Отзывает клиента навсегда: новых токенов он не получит, а выданные перестают действовать не позднее чем через минуту.',
  params: clientParams,
  body: NewRevocation,
  reply: Client,
  examples: { body, reply: { ...clientExample, revokedAt: '2026-02-02T06:00:00.000Z', revokedReason: body.reason, version: 2 } },
  async handle(ctx, { params: { clientId }, body: { reason } }) {
    return await perform(ctx, (tx) => revokeClient(tx, ctx, clientId, reason), (revoked) => ({
      status: 201,
      headers: { etag: entityTag(revoked.version), location: clientAddress(revoked.clientId) },
      body: revoked,
    }));
  },
});
