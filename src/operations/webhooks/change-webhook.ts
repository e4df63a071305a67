import { recordAudit } from '../../db/queries/audit.ts';
import { deleteWebhook as removeWebhook, storeReplay, storeWebhookChanges, storeWebhookSecret, type Webhook, type WebhookChanges } from '../../db/queries/webhooks.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, refuseIfAny } from '../../domain/errors.ts';
import type { OperationContext } from '../context.ts';
import { changedRow } from '../stale-version.ts';
import { addressViolations } from './address-violations.ts';
import { KEPT_DAYS } from './clean-up-deliveries.ts';
import { sealOf } from './create-webhook.ts';
import type { WebhookDesk } from './webhook-desk.ts';
import { lockedWebhook, webhookSubject } from './webhook-scope.ts';

/**
 * Changes a webhook that is still in `expectedVersion`. One that is set to work again gets what has been waiting for it.
 * @throws DomainError not-found, webhook.url-…
 * @throws RefusedRequest version-stale
 */
export async function updateWebhook(
  tx: Tx, ctx: OperationContext, desk: WebhookDesk, { id, expectedVersion, changes }: { id: string; expectedVersion: number; changes: WebhookChanges },
): Promise<Webhook> {
  const { webhook } = await lockedWebhook(tx, ctx, id);
  changedRow(webhook.version === expectedVersion ? webhook : undefined);
  refuseIfAny(addressViolations(changes.url, desk.rules));
  const changed = await storeWebhookChanges(tx, id, changes);
  recordAudit(tx, ctx, webhookSubject(id), { fields: Object.keys(changes) });
  return changed;
}

/** Deletes a webhook and the record of its deliveries; gives back what it was. @throws DomainError not-found */
export async function deleteWebhook(tx: Tx, ctx: OperationContext, id: string): Promise<Webhook> {
  const { webhook } = await lockedWebhook(tx, ctx, id);
  await removeWebhook(tx, id);
  recordAudit(tx, ctx, webhookSubject(id), { deleted: true });
  return webhook;
}

/**
 * Gives a webhook a new secret. Until `oldValidUntil` (instant) the present one signs too; any one before it does not.
 * @throws DomainError not-found, webhook.not-set-up
 */
export async function rotateWebhookSecret(
  tx: Tx, ctx: OperationContext, desk: WebhookDesk, { id, secret, oldValidUntil }: { id: string; secret: Buffer; oldValidUntil: string },
): Promise<Webhook> {
  const seal = sealOf(desk);
  const { sealedSecret } = await lockedWebhook(tx, ctx, id);
  const overlaps = Date.parse(oldValidUntil) > Date.parse(ctx.clock.now());
  const changed = await storeWebhookSecret(tx, id, seal.close(secret, id), overlaps ? { sealedSecret, validUntil: oldValidUntil } : null);
  recordAudit(tx, ctx, webhookSubject(id), { fields: ['secret'] });
  return changed;
}

/**
 * Has the events since an instant delivered once more, under the ids that they had, and those that the webhook was not there for. The
 * delivery carries it out with its next look.
 * @throws DomainError not-found, webhook.replay-too-far
 */
export async function replayWebhook(tx: Tx, ctx: OperationContext, id: string, since: string): Promise<Webhook> {
  await lockedWebhook(tx, ctx, id);
  const age = Date.parse(ctx.clock.now()) - Date.parse(since);
  if (!(age >= 0 && age <= KEPT_DAYS * 24 * 3_600_000)) {
    throw new DomainError([{ code: 'webhook.replay-too-far', pointer: '/since', params: { days: KEPT_DAYS } }]);
  }
  const asked = await storeReplay(tx, id, since);
  recordAudit(tx, ctx, webhookSubject(id), { replaySince: since });
  return asked;
}
