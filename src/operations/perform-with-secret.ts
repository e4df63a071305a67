import { newSecret } from './client-secret.ts';
import type { OperationContext } from './context.ts';
import { perform, type PerformedReply, type Reply } from './perform.ts';
import type { Tx } from '../db/transaction.ts';

/**
 * A write whose answer tells a new secret, once. The secret is put into the answer only after the transaction, so the answer kept for
 * the Idempotency-Key never holds it: a replay, like a dry run, has null in its place.
 * @param work is given the secret and must store nothing but its hash
 */
export async function performWithSecret<R, Body extends object>(
  ctx: OperationContext,
  work: (tx: Tx, secret: string) => Promise<R>,
  present: (result: R) => Reply<Body>,
): Promise<PerformedReply<Body & { secret: string | null }>> {
  const secret = newSecret();
  const reply = await perform(ctx, (tx) => work(tx, secret), (result) => withSecret(present(result), null));
  const isFirst = ctx.dryRun !== true && !Object.hasOwn(reply.headers, 'idempotency-replayed');
  return isFirst ? { ...withSecret(reply, secret), headers: { ...reply.headers, 'cache-control': 'no-store' } } : reply;
}

function withSecret<Body extends object>(reply: Reply<Body>, secret: string | null): Reply<Body & { secret: string | null }> {
  // What was written as JSON is the answer without the secret.
  const { json: _, ...rest } = reply;
  return { ...rest, body: { ...reply.body, secret } };
}
