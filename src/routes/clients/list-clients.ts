import { Type } from 'typebox';
import { listClients } from '../../operations/read-clients.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { Client, clientExample } from './client-schema.ts';

export const listClientsEndpoint = listEndpoint({
  operationId: 'listClients',
  url: '/v1/clients',
  tag: 'clients',
  summary: 'Клиенты',
  description: 'Клиенты API в регионе администратора, по идентификатору. Секретов здесь нет.',
  query: closed({ ...pagingQuery, revoked: Type.Optional(Type.Boolean({ description: 'Только отозванные или только действующие.' })) }),
  reply: named('ClientList', listOf(Client)),
  examples: { reply: { items: [clientExample], nextCursor: null } },
  async handle(ctx, { query: { revoked, ...paging }, url }) {
    return listReply(await listClients(ctx, { revoked }, pageRequest(paging, ['word'], url)), url);
  },
});
