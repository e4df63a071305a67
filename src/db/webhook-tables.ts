import type { Generated } from 'kysely';
import type { Immutable } from './column-types.ts';

/** An address that is told of events, within one scope. */
export interface WebhookTable {
  id: Immutable<string>;
  client_id: Immutable<string>;
  /** `organisation`, `partner`, `municipality` or `region`. */
  scope: Immutable<string>;
  region: Immutable<string | null>;
  municipality: Immutable<string | null>;
  organisation_id: Immutable<string | null>;
  url: string;
  description: string | null;
  /** None: every kind. */
  kinds: string[];
  state: string;
  disabled_at: string | null;
  disabled_reason: string | null;
  failing_since: string | null;
  /** In a row. */
  failures: Generated<number>;
  /** Nothing is tried until then, because of many failures in a row. */
  rests_until: string | null;
  replay_since: string | null;
  /** Sealed. */
  secret: string;
  previous_secret: string | null;
  previous_valid_until: string | null;
  created_at: Immutable<string>;
  version: Generated<number>;
}

/** One event for one webhook. */
export interface WebhookDeliveryTable {
  id: Immutable<string>;
  webhook_id: Immutable<string>;
  /** Position in the outbox; null for a test. */
  event_pos: Immutable<number | null>;
  event_id: Immutable<string>;
  kind: Immutable<string>;
  case_id: Immutable<string | null>;
  occurred_at: Immutable<string>;
  state: string;
  attempts: Generated<number>;
  /** By the service's clock. */
  next_attempt_at: string;
  /** By the database's clock. */
  lease_until: string | null;
  last_attempt_at: string | null;
  last_status: number | null;
  last_error: string | null;
  delivered_at: string | null;
  created_at: Immutable<string>;
}

/** How far the outbox was handed out to webhooks: one row. */
export interface WebhookPositionTable {
  singular: Generated<boolean>;
  xid: string;
  pos: number;
}
