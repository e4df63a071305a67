import { type Kysely, type Selectable, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';
import type { WebhookDeliveryTable } from '../webhook-tables.ts';

export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** One event for one webhook, and how its delivery stands. */
export interface WebhookDelivery {
  id: string;
  /** The `webhook-id`: the same at each attempt and at a replay. */
  eventId: string;
  kind: string;
  caseId: string | null;
  occurredAt: string;
  state: DeliveryState;
  attempts: number;
  /** Null once delivered or given up. */
  nextAttemptAt: string | null;
  lastAttemptAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  deliveredAt: string | null;
  createdAt: string;
}

/** The deliveries of a webhook, the newest first. The caller has made sure that the webhook is within its reach. */
export async function listDeliveries(
  db: Kysely<Database>, webhookId: string, state: DeliveryState | undefined, page: PageRequest,
): Promise<Page<WebhookDelivery>> {
  let query = db.selectFrom('webhook_delivery').selectAll().where('webhook_id', '=', webhookId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (page.after !== undefined) query = query.where(sql<boolean>`(created_at, id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`);
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.created_at, row.id], deliveryOf);
}

export async function lockDelivery(tx: Tx, webhookId: string, id: string): Promise<WebhookDelivery | undefined> {
  const row = await tx.selectFrom('webhook_delivery').selectAll()
    .where('webhook_id', '=', webhookId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && deliveryOf(row);
}

/** Has a locked delivery, pending or given up, tried at once and with all its attempts before it. */
export async function storeRetry(tx: Tx, id: string, now: string): Promise<WebhookDelivery> {
  const row = await tx.updateTable('webhook_delivery').set({ state: 'pending', next_attempt_at: now, attempts: 0 })
    .where('id', '=', id).returningAll().executeTakeFirstOrThrow();
  return deliveryOf(row);
}

/** A delivery that reports nothing, to try the receiver with. */
export async function insertTestDelivery(tx: Tx, made: { id: string; webhookId: string; eventId: string; kind: string; now: string }): Promise<WebhookDelivery> {
  const row = await tx.insertInto('webhook_delivery').values({
    id: made.id, webhook_id: made.webhookId, event_pos: null, event_id: made.eventId, kind: made.kind, case_id: null,
    occurred_at: made.now, state: 'pending', next_attempt_at: made.now, created_at: made.now,
  }).returningAll().executeTakeFirstOrThrow();
  return deliveryOf(row);
}

function deliveryOf(row: Selectable<WebhookDeliveryTable>): WebhookDelivery {
  return {
    id: row.id, eventId: row.event_id, kind: row.kind, caseId: row.case_id, occurredAt: row.occurred_at,
    state: row.state as DeliveryState, attempts: row.attempts, nextAttemptAt: row.state === 'pending' ? row.next_attempt_at : null,
    lastAttemptAt: row.last_attempt_at, lastStatus: row.last_status, lastError: row.last_error, deliveredAt: row.delivered_at,
    createdAt: row.created_at,
  };
}
