import type { Page, PageRequest } from '../db/page.ts';
import { findClient, listClients as clientsPage, type ClientFilters, type RegisteredClient } from '../db/queries/client-administration.ts';
import { DomainError } from '../domain/errors.ts';
import type { OperationContext } from './context.ts';

export type { RegisteredClient } from '../db/queries/client-administration.ts';

/** A page of the clients of the administrator's region, by id. */
export async function listClients(ctx: OperationContext, filters: ClientFilters, page: PageRequest): Promise<Page<RegisteredClient>> {
  return await clientsPage(ctx.db, ctx.caller.scope, filters, page);
}

/** One client of the administrator's region. @throws DomainError not-found */
export async function getClient(ctx: OperationContext, clientId: string): Promise<RegisteredClient> {
  const client = await findClient(ctx.db, ctx.caller.scope, clientId);
  if (client === undefined) throw new DomainError([{ code: 'not-found', params: { what: clientId } }]);
  return client;
}
