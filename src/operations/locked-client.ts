import { lockClient, type RegisteredClient } from '../db/queries/client-administration.ts';
import type { Tx } from '../db/transaction.ts';
import { DomainError } from '../domain/errors.ts';
import { callersDayOf } from './callers-day.ts';
import type { OperationContext } from './context.ts';

/**
 * A client of the administrator's region that is not revoked, locked until the end of the transaction, and the hash of its secret.
 * @throws DomainError not-found; client.revoked
 */
export async function lockedClient(
  tx: Tx,
  ctx: OperationContext,
  clientId: string,
): Promise<{ client: RegisteredClient; secretHash: string }> {
  const locked = await lockClient(tx, ctx.caller.scope, clientId);
  if (locked === undefined) throw new DomainError([{ code: 'not-found', params: { what: clientId } }]);
  if (locked.client.revokedAt === null) return locked;
  throw new DomainError([{ code: 'client.revoked', params: { date: await callersDayOf({ ...ctx, db: tx }, locked.client.revokedAt) } }]);
}
