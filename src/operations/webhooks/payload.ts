import type { ClaimedDelivery } from '../../db/queries/webhook-work.ts';

/** The kind of a test: of no event, so not in the catalogue. */
export const TEST_KIND = 'webhook.test';

/**
 * The body of a message, thin: which event, where, and its ids and codes; whoever wants more asks the API. Built anew for each attempt,
 * always the same text for the same event.
 */
export function payloadOf({ eventId, kind, occurredAt, caseId, event }: ClaimedDelivery): string {
  const place = event === null ? {} : { region: event.region, organisationId: event.organisationId, municipality: event.municipality };
  const data = { eventId, version: event?.version ?? 1, ...(event === null ? {} : { ...place, caseId }), details: event?.data ?? {} };
  return JSON.stringify({ type: kind, timestamp: occurredAt, data });
}
