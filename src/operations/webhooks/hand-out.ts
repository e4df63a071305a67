import {
  insertDeliveries, insertReplays, isAnybodyListening, lastWebhookPosition, lockWebhookPosition, nextWebhookPosition,
  storeWebhookPosition, type WebhookPosition,
} from '../../db/queries/webhook-fan-out.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { systemWall } from '../../db/wall.ts';
import type { WatchContext } from '../job-run.ts';

const BATCH = 1_000;

/**
 * Hands the outbox out to the webhooks: a part of it at a time, in its order, each event once, whoever does it. The position moves in the
 * transaction that makes the deliveries; while one process moves it, the others let it be.
 * @returns whether there may be more
 */
export async function handOutEvents({ db, clock }: WatchContext, batch = BATCH): Promise<boolean> {
  return await inTransaction(db, systemWall, async (tx) => {
    const position = await lockWebhookPosition(tx);
    if (position === undefined) return false;
    if (!(await isAnybodyListening(tx))) return await skip(tx, position);
    const now = clock.now();
    const next = await nextWebhookPosition(tx, position, batch);
    if (next !== undefined) {
      await insertDeliveries(tx, position, next, now);
      await storeWebhookPosition(tx, next);
    }
    await insertReplays(tx, next ?? position, now);
    return next !== undefined;
  });
}

/** Nobody listens: the position goes to the end, so that the first webhook does not begin with years. */
async function skip(tx: Tx, position: WebhookPosition): Promise<false> {
  const last = await lastWebhookPosition(tx);
  if (last !== undefined && last.pos !== position.pos) await storeWebhookPosition(tx, last);
  return false;
}
