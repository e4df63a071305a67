import { lockWebhook, type Webhook, type WebhookScope } from '../../db/queries/webhooks.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError } from '../../domain/errors.ts';
import type { OperationContext } from '../context.ts';

/** Whose webhooks a caller looks after: those of its whole scope, whichever of its clients made them. @throws DomainError not-found */
export function webhookScope({ caller: { scope } }: OperationContext): WebhookScope {
  if (scope.kind === 'curator' || scope.kind === 'figures' || scope.kind === 'centre' || scope.kind === 'system') throw missing(scope.kind);
  return scope;
}

/** A webhook of the caller's scope, locked. @throws DomainError not-found */
export async function lockedWebhook(tx: Tx, ctx: OperationContext, id: string): Promise<{ webhook: Webhook; sealedSecret: string }> {
  const locked = await lockWebhook(tx, webhookScope(ctx), id);
  if (locked === undefined) throw missing(id);
  return locked;
}

export function missing(what: string): DomainError {
  return new DomainError([{ code: 'not-found', params: { what } }]);
}

/** What the record of changes calls a webhook. */
export function webhookSubject(id: string): { kind: string; id: string } {
  return { kind: 'webhook', id };
}
