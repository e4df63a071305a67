import { recordAudit } from '../db/queries/audit.ts';
import { type RegisteredClient, revokeClient as storeRevocation } from '../db/queries/client-administration.ts';
import type { Tx } from '../db/transaction.ts';
import type { OperationContext } from './context.ts';
import { subjectOf } from './create-client.ts';
import { lockedClient } from './locked-client.ts';

/**
 * Revokes a client for good: it gets no more tokens from now on, and those that it has open no door after half a minute at most.
 * @throws DomainError not-found, duplicate (revoked already)
 */
export async function revokeClient(tx: Tx, ctx: OperationContext, clientId: string, reason: string): Promise<RegisteredClient> {
  const { client } = await lockedClient(tx, ctx, clientId);
  const revoked = await storeRevocation(tx, client.clientId, ctx.clock.now(), reason);
  recordAudit(tx, ctx, subjectOf(client.clientId, client.organisationId), { fields: ['revokedAt', 'revokedReason'] });
  return revoked;
}
