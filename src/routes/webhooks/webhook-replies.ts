import type { Static } from 'typebox';
import type { WebhookDelivery as Delivery, Webhook } from '../../operations/webhooks/read-webhooks.ts';
import { entityTag } from '../entity-tag.ts';
import type { WebhookDelivery } from './webhook-schema.ts';

/** The headers of a webhook that was made. */
export function madeHeaders({ id, version }: Pick<Webhook, 'id' | 'version'>): Record<string, string> {
  return { etag: entityTag(version), location: `/v1/webhooks/${id}` };
}

/** The headers of a delivery that was made, or is to be tried again. */
export function deliveryHeaders(webhookId: string, { id }: Pick<Delivery, 'id'>): Record<string, string> {
  return { etag: `"${id}"`, location: `/v1/webhooks/${webhookId}/deliveries` };
}

/** A delivery as the API tells it: which case it is about, only the message says. */
export function deliveryBody({ caseId: _, ...delivery }: Delivery): Static<typeof WebhookDelivery> {
  return delivery;
}

/** The tag of a webhook as read: what the delivery notes of it makes another representation of the same version. */
export function webhookTag({ version, failingSince, replaySince }: Webhook): string {
  const noted = [failingSince, replaySince].map((instant) => (instant === null ? 0 : Date.parse(instant)));
  return noted.some((one) => one !== 0) ? entityTag(version, noted.join('.')) : entityTag(version);
}
