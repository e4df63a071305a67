import { inSnapshot } from '../db/transaction.ts';
import type { OperationContext } from './context.ts';

/**
 * Carries out a read: everything that `work` asks of `db` sees one unchanging picture of the data, behind the wall of the caller's
 * own scope.
 */
export async function look<T>(ctx: OperationContext, work: (within: OperationContext) => Promise<T>): Promise<T> {
  const { scope, clientId } = ctx.caller;
  return await inSnapshot(ctx.db, { scope, clientId }, (tx) => work({ ...ctx, db: tx }));
}
