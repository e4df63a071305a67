import { newId } from '../db/new-id.ts';
import { insertApiClient } from '../db/queries/api-clients.ts';
import { recordAudit } from '../db/queries/audit.ts';
import type { RegisteredClient } from '../db/queries/client-administration.ts';
import type { Tx } from '../db/transaction.ts';
import { type ClientPlace, regionOfPlace } from './client-place.ts';
import { hashSecret } from './client-secret.ts';
import type { OperationContext } from './context.ts';
import { getClient } from './read-clients.ts';

export interface NewClient extends ClientPlace {
  name: string;
}

/**
 * Registers a client in the administrator's region, under an id of our making.
 * @param secret of which nothing but the hash is stored
 * @throws DomainError link.unknown for an organisation or a specialist that does not fit the role
 */
export async function createClient(tx: Tx, ctx: OperationContext, request: NewClient, secret: string): Promise<RegisteredClient> {
  const region = await regionOfPlace(tx, ctx, request);
  const { role, name, organisationId = null, specialistId = null, municipality = null } = request;
  const clientId = newId();
  const secretHash = await hashSecret(secret);
  const place = { role, region, municipality, organisationId, specialistId };
  await insertApiClient(tx, { clientId, name, secretHash, ...place, demo: false, createdAt: ctx.clock.now() });
  recordAudit(tx, ctx, subjectOf(clientId, organisationId), { role, fields: Object.keys(request) });
  return await getClient({ ...ctx, db: tx }, clientId);
}

/** What the record of changes calls a client. */
export function subjectOf(clientId: string, organisationId: string | null): { kind: string; id: string; organisationId?: string } {
  return { kind: 'client', id: clientId, ...(organisationId === null ? {} : { organisationId }) };
}
