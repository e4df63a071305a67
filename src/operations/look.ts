import { inSnapshot } from '../db/transaction.ts';
import type { OperationContext } from './context.ts';

/** Carries out a read where it belongs: on the standby, if there is one and the read may go there, else where `ctx` says. */
export async function readWhereFit<T>({ reading, ...ctx }: OperationContext, work: (within: OperationContext) => Promise<T>): Promise<T> {
  return reading === undefined ? await work(ctx) : await reading(ctx, (place) => work({ ...ctx, ...place }));
}

/**
 * Carries out a read: everything that `work` asks of `db` sees one unchanging picture of the data, behind the wall of the caller's
 * own scope.
 */
export async function look<T>(ctx: OperationContext, work: (within: OperationContext) => Promise<T>): Promise<T> {
  const { scope, clientId } = ctx.caller;
  return await readWhereFit(ctx, (within) => inSnapshot(within.db, { scope, clientId }, (tx) => work({ ...within, db: tx })));
}
