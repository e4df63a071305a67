import { claimDeliveries, type ClaimedDelivery, type DueWebhook, dueWebhooks, lockTarget, type WebhookTarget } from '../../db/queries/webhook-work.ts';
import { inTransaction } from '../../db/transaction.ts';
import { systemWall } from '../../db/wall.ts';
import type { WatchContext } from '../job-run.ts';

export type { ClaimedDelivery, DueWebhook, WebhookTarget };

/** Most webhooks that are looked at in one go. */
const WEBHOOKS_AT_ONCE = 200;

/** The webhooks that have something due, in no order. */
export async function webhooksDue({ db, clock }: WatchContext): Promise<DueWebhook[]> {
  return await inTransaction(db, systemWall, (tx) => dueWebhooks(tx, clock.now(), WEBHOOKS_AT_ONCE));
}

/** Takes what is due of a webhook in hand, so that all processes together have at most `room` of its deliveries; nothing while another does so. */
export async function claimDue(
  { db, clock }: WatchContext, webhookId: string, room: number,
): Promise<{ target: WebhookTarget; deliveries: ClaimedDelivery[] } | undefined> {
  return await inTransaction(db, systemWall, async (tx) => {
    const now = clock.now();
    const target = await lockTarget(tx, webhookId, now);
    return target && { target, deliveries: await claimDeliveries(tx, webhookId, now, room) };
  });
}
