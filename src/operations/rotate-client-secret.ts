import { recordAudit } from '../db/queries/audit.ts';
import { type RegisteredClient, storeSecrets } from '../db/queries/client-administration.ts';
import type { Tx } from '../db/transaction.ts';
import { hashSecret } from './client-secret.ts';
import type { OperationContext } from './context.ts';
import { subjectOf } from './create-client.ts';
import { lockedClient } from './locked-client.ts';

/**
 * Gives a client a new secret. The present one is good until `oldValidUntil` (instant), any one before it is not: there are never more
 * than two. The secret itself is stored nowhere.
 * @throws DomainError not-found, duplicate (revoked already)
 */
export async function rotateClientSecret(
  tx: Tx,
  ctx: OperationContext,
  request: { clientId: string; secret: string; oldValidUntil: string },
): Promise<RegisteredClient> {
  const { client, secretHash } = await lockedClient(tx, ctx, request.clientId);
  const overlaps = Date.parse(request.oldValidUntil) > Date.parse(ctx.clock.now());
  const hash = await hashSecret(request.secret, overlaps ? secretHash : undefined);
  const previous = overlaps ? { hash: secretHash, validUntil: request.oldValidUntil } : null;
  const changed = await storeSecrets(tx, client.clientId, hash, previous);
  recordAudit(tx, ctx, subjectOf(client.clientId, client.organisationId), { fields: ['secret'] });
  return changed;
}
