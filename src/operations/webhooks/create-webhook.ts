import { newId } from '../../db/new-id.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { countWebhooks, insertWebhook, type Webhook } from '../../db/queries/webhooks.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, refuseIfAny } from '../../domain/errors.ts';
import type { OperationContext } from '../context.ts';
import { addressViolations } from './address-violations.ts';
import type { SecretSeal } from './secret-seal.ts';
import type { WebhookDesk } from './webhook-desk.ts';
import { webhookScope, webhookSubject } from './webhook-scope.ts';

export interface NewWebhook {
  url: string;
  description?: string | null | undefined;
  /** None: every kind. */
  kinds?: string[] | undefined;
}

/** A scope has no use for more, and each costs every event. */
const MOST_OF_SCOPE = 20;

/**
 * Makes a webhook of the caller's scope, which is told of events from now on.
 * @param secret stored sealed
 * @throws DomainError webhook.not-set-up, webhook.url-…, webhook.too-many
 */
export async function createWebhook(
  tx: Tx, ctx: OperationContext, desk: WebhookDesk, { url, description = null, kinds = [] }: NewWebhook, secret: Buffer,
): Promise<Webhook> {
  const seal = sealOf(desk);
  refuseIfAny(addressViolations(url, desk.rules));
  const scope = webhookScope(ctx);
  if (await countWebhooks(tx, scope) >= MOST_OF_SCOPE) throw new DomainError([{ code: 'webhook.too-many', params: { limit: MOST_OF_SCOPE } }]);
  const id = newId();
  const { clientId } = ctx.caller;
  const made = await insertWebhook(tx, {
    id, clientId, scope, url, description, kinds, sealedSecret: seal.close(secret, id), createdAt: ctx.clock.now(),
  });
  recordAudit(tx, ctx, webhookSubject(id), { fields: ['url', 'kinds'] });
  return made;
}

/** @throws DomainError webhook.not-set-up */
export function sealOf({ seal }: WebhookDesk): SecretSeal {
  if (seal === undefined) throw new DomainError([{ code: 'webhook.not-set-up' }]);
  return seal;
}
