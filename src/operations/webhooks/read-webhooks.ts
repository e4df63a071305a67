import {
  type DeliveryState, insertTestDelivery, listDeliveries as deliveriesPage, lockDelivery, storeRetry, type WebhookDelivery,
} from '../../db/queries/webhook-deliveries.ts';
import { newId } from '../../db/new-id.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { endRest } from '../../db/queries/webhook-work.ts';
import { findWebhook, listWebhooks as webhooksPage, type Webhook } from '../../db/queries/webhooks.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import { callersDayOf } from '../callers-day.ts';
import type { OperationContext } from '../context.ts';
import { look } from '../look.ts';
import type { Page, PageRequest } from '../page.ts';
import { TEST_KIND } from './payload.ts';
import { lockedWebhook, missing, webhookScope, webhookSubject } from './webhook-scope.ts';

export type { DeliveryState, Webhook, WebhookDelivery };

/** A page of the webhooks of the caller's scope. */
export async function listWebhooks(ctx: OperationContext, page: PageRequest): Promise<Page<Webhook>> {
  return await look(ctx, ({ db }) => webhooksPage(db, webhookScope(ctx), page));
}

/** @throws DomainError not-found */
export async function getWebhook(ctx: OperationContext, id: string): Promise<Webhook> {
  const webhook = await look(ctx, ({ db }) => findWebhook(db, webhookScope(ctx), id));
  if (webhook === undefined) throw missing(id);
  return webhook;
}

/** A page of a webhook's deliveries, the newest first; all states unless one is asked for. @throws DomainError not-found */
export async function listDeliveries(
  ctx: OperationContext, id: string, state: DeliveryState | undefined, page: PageRequest,
): Promise<Page<WebhookDelivery>> {
  return await look(ctx, async ({ db }) => {
    if (await findWebhook(db, webhookScope(ctx), id) === undefined) throw missing(id);
    return await deliveriesPage(db, id, state, page);
  });
}

/** Puts a message that reports nothing before a webhook; the delivery sends it with its next look. @throws DomainError not-found */
export async function testWebhook(tx: Tx, ctx: OperationContext, webhookId: string): Promise<WebhookDelivery> {
  await lockedWebhook(tx, ctx, webhookId);
  await endRest(tx, webhookId);
  const id = newId();
  const made = await insertTestDelivery(tx, { id, webhookId, eventId: `evt_${id.replaceAll('-', '')}`, kind: TEST_KIND, now: ctx.clock.now() });
  recordAudit(tx, ctx, webhookSubject(webhookId), { test: id });
  return made;
}

/**
 * Has a delivery that was given up, or waits for its next attempt, tried at once.
 * @throws DomainError not-found, webhook.delivered-already
 */
export async function retryDelivery(tx: Tx, ctx: OperationContext, webhookId: string, id: string): Promise<WebhookDelivery> {
  await lockedWebhook(tx, ctx, webhookId);
  const delivery = await lockDelivery(tx, webhookId, id);
  if (delivery === undefined) throw missing(id);
  if (delivery.deliveredAt !== null) {
    throw new DomainError([{ code: 'webhook.delivered-already', params: { date: await callersDayOf({ ...ctx, db: tx }, delivery.deliveredAt) } }]);
  }
  await endRest(tx, webhookId);
  const retried = await storeRetry(tx, id, ctx.clock.now());
  recordAudit(tx, ctx, webhookSubject(webhookId), { retry: id });
  return retried;
}
