import type { OperationContext } from '../../operations/context.ts';
import { performWithSecret } from '../../operations/perform-with-secret.ts';
import { secretText } from '../../operations/webhooks/signature.ts';
import type { Webhook } from '../../operations/webhooks/read-webhooks.ts';
import { madeHeaders } from './webhook-replies.ts';

type Work = Parameters<typeof performWithSecret<Webhook, Webhook>>[1];

/** A write whose answer tells a webhook's new secret, once, as Standard Webhooks writes it. `work` gets its bytes. */
export async function performWithWebhookSecret(ctx: OperationContext, work: (tx: Parameters<Work>[0], secret: Buffer) => Promise<Webhook>) {
  const reply = await performWithSecret(
    ctx, (tx, secret) => work(tx, bytesOf(secret)), (webhook) => ({ status: 201, headers: madeHeaders(webhook), body: webhook }),
  );
  const { secret } = reply.body;
  return { ...reply, body: { ...reply.body, secret: secret === null ? null : secretText(bytesOf(secret)) } };
}

function bytesOf(secret: string): Buffer {
  return Buffer.from(secret, 'base64url');
}
