import { hoursBefore } from '../clock.ts';
import {
  findIdempotencyRecord,
  lockIdempotencyKey,
  storeIdempotencyRecord,
  type IdempotencyScope,
} from '../db/queries/idempotency.ts';
import { settled } from '../db/session.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Wall, wallForWriting } from '../db/wall.ts';
import type { IdempotencyClaim, OperationContext } from './context.ts';
import { RefusedRequest } from './refused-request.ts';

/** An answer to a request, free of the framework. */
export interface Reply<Body = unknown> {
  status: number;
  headers?: Record<string, string>;
  body: Body;
  /** The body as JSON in UTF-8, where it has been written already. */
  json?: Buffer;
}

/** An answer that was made by `work` just now, or kept from the first time. */
export type PerformedReply<Body = unknown> = Reply<Body> & { headers: Record<string, string> };

/** How long an answer is kept for its Idempotency-Key. */
const KEPT_HOURS = 24;

/** Carries the finished answer of a dry run out of the transaction that it rolls back. */
class DryRunEnded<Body> extends Error {
  readonly reply: PerformedReply<Body>;

  constructor(reply: PerformedReply<Body>) {
    super('a dry run is rolled back');
    this.reply = reply;
  }
}

/**
 * Carries out one write, once and whole: the work, its audit record, its events and the answer kept for its
 * Idempotency-Key are one transaction. What throws rolls everything back and leaves the key free for another try.
 * A dry run does all the work, answers 200 with what would be, and rolls back.
 * @throws RefusedRequest when the key is in use now, or was used with another body
 */
export async function perform<R, Body>(
  ctx: OperationContext,
  work: (tx: Tx) => Promise<R>,
  present: (result: R) => Reply<Body>,
): Promise<PerformedReply<Body>> {
  if (ctx.dryRun === true) return await rehearse(ctx, work, present);
  return await inTransaction(ctx.db, wallOf(ctx), async (tx) => {
    const claim = ctx.idempotency;
    const kept = claim === undefined ? undefined : await keptReply<Body>(tx, ctx, claim);
    if (kept !== undefined) return kept;
    const reply = complete(present(await work(tx)));
    if (claim === undefined) return reply;
    // Once, for the database and for the caller: as a text it would be encoded twice, and lie in the heap until the caller has it.
    const json = Buffer.from(JSON.stringify(reply.body ?? null));
    storeIdempotencyRecord(tx, scopeOf(ctx, claim), { fingerprint: claim.fingerprint, ...reply, body: json }, ctx.clock.now());
    return { ...reply, json };
  });
}

/** The answer kept for this key, if there is one. The body was stored by the same `present`, hence its type. */
async function keptReply<Body>(
  tx: Tx,
  ctx: OperationContext,
  claim: IdempotencyClaim,
): Promise<PerformedReply<Body> | undefined> {
  const scope = scopeOf(ctx, claim);
  const [got, record] = await Promise.all([lockIdempotencyKey(tx, scope), findIdempotencyRecord(tx, scope, keptSince(ctx.clock.now()))]);
  if (!got) throw new RefusedRequest('idempotency-in-progress');
  if (record === undefined) return undefined;
  if (record.fingerprint !== claim.fingerprint) throw new RefusedRequest('idempotency-key-reused');
  const headers = { ...record.headers, 'idempotency-replayed': 'true' };
  return { status: record.status, headers, body: record.body as Body };
}

async function rehearse<R, Body>(
  ctx: OperationContext,
  work: (tx: Tx) => Promise<R>,
  present: (result: R) => Reply<Body>,
): Promise<PerformedReply<Body>> {
  try {
    return await inTransaction(ctx.db, wallOf(ctx), async (tx) => {
      const { body } = present(await work(tx));
      // What the database has against the last writes is part of the answer.
      await settled(tx);
      throw new DryRunEnded({ status: 200, headers: { 'dry-run': 'true' }, body });
    });
  } catch (ended) {
    if (ended instanceof DryRunEnded) return ended.reply as PerformedReply<Body>;
    throw ended;
  }
}

function wallOf({ caller }: OperationContext): Wall {
  return wallForWriting(caller.scope, caller.clientId);
}

function complete<Body>(reply: Reply<Body>): PerformedReply<Body> {
  return { ...reply, headers: reply.headers ?? {} };
}

function scopeOf(ctx: OperationContext, claim: IdempotencyClaim): IdempotencyScope {
  return { clientId: ctx.caller.clientId, method: claim.method, path: claim.path, key: claim.key };
}

function keptSince(now: string): string {
  return hoursBefore(now, KEPT_HOURS);
}
