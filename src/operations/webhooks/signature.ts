import { createHmac } from 'node:crypto';

/** How a receiver is given a secret: `whsec_` and its bytes in base64 (Standard Webhooks 1.0). */
export function secretText(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}

/** What is signed: the id, the second of the attempt, and the body, byte for byte as sent. */
export interface Message {
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  body: string;
}

/** The `webhook-…` headers of Standard Webhooks 1.0; one signature for each secret, so that a receiver may change over in its own time. */
export function signedHeaders(message: Message, secrets: readonly Buffer[]): Record<string, string> {
  const { id, timestamp, body } = message;
  const sign = (secret: Buffer) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': secrets.map(sign).join(' ') };
}
