import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';
import { isWelcome } from './webhook-fan-out.ts';
import type { DisabledReason } from './webhooks.ts';

/** How long a worker may keep a delivery; longer than any attempt lasts. By the database's clock, which no sandbox moves. */
const LEASE = sql`interval '60 seconds'`;

/** A webhook with something due. */
export interface DueWebhook {
  id: string;
  /** It has failed since its last success: it gets less room. */
  failing: boolean;
}

/** What is needed for an attempt. */
export interface ClaimedDelivery {
  id: string;
  eventId: string;
  kind: string;
  occurredAt: string;
  /** How many attempts there are with this one: also what the worker shows when it is done. */
  attempts: number;
  caseId: string | null;
  /** What the outbox says of the event; null for a test. */
  event: { organisationId: string | null; municipality: string | null; region: string; version: number; data: Record<string, unknown> } | null;
}

/** Where a webhook's deliveries go, and what signs them. */
export interface WebhookTarget {
  id: string;
  url: string;
  sealedSecret: string;
  sealedPrevious: string | null;
  previousValidUntil: string | null;
}

const isFree = sql<boolean>`d.state = 'pending' and (d.lease_until is null or d.lease_until < clock_timestamp())`;

const isAwake = (now: string) => sql<boolean>`(w.rests_until is null or w.rests_until <= ${now})`;

/** Webhooks with something due, in no order, so that none is always the last. */
export async function dueWebhooks(tx: Tx, now: string, limit: number): Promise<DueWebhook[]> {
  const { rows } = await sql<DueWebhook>`
    select w.id, w.failing_since is not null as failing from webhook w
     where w.state = 'active' and ${isAwake(now)} and ${isWelcome}
       and exists (select from webhook_delivery d where d.webhook_id = w.id and d.next_attempt_at <= ${now} and ${isFree})
     order by random() limit ${limit}`.execute(tx);
  return rows;
}

/** Locks a webhook for claiming; undefined while another worker does, or when it is no longer to be served, or not yet. */
export async function lockTarget(tx: Tx, id: string, now: string): Promise<WebhookTarget | undefined> {
  const { rows: [target] } = await sql<WebhookTarget>`
    select w.id, w.url, w.secret as "sealedSecret", w.previous_secret as "sealedPrevious", w.previous_valid_until as "previousValidUntil"
      from webhook w where w.id = ${id} and w.state = 'active' and ${isAwake(now)} and ${isWelcome} for no key update of w skip locked`.execute(tx);
  return target;
}

/**
 * Takes due deliveries of a locked webhook in hand, so many that with those that others have in hand there are at most `room`. Of a case
 * only the earliest that is still to come. The choice is an array, made once: a plan may carry out a mere subquery again for each row, and lock
 * more than its limit.
 */
export async function claimDeliveries(tx: Tx, webhookId: string, now: string, room: number): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with claimed as (
      update webhook_delivery set lease_until = clock_timestamp() + ${LEASE}, attempts = attempts + 1, last_attempt_at = ${now}
       where id = any (array(
         select d.id from webhook_delivery d
          where d.webhook_id = ${webhookId} and d.next_attempt_at <= ${now} and ${isFree}
            and not exists (select from webhook_delivery e where e.webhook_id = d.webhook_id and e.case_id = d.case_id
                               and e.state = 'pending' and e.event_pos < d.event_pos)
          order by d.next_attempt_at, d.event_pos
          limit greatest(0, ${room}::int - (select count(*)::int from webhook_delivery b
                           where b.webhook_id = ${webhookId} and b.state = 'pending' and b.lease_until >= clock_timestamp()))
            for update skip locked))
      returning *
    )
    select d.id, d.event_id as "eventId", d.kind, d.occurred_at as "occurredAt", d.attempts, d.case_id as "caseId",
           case when o.pos is not null then json_build_object(
             'organisationId', o.organisation_id, 'municipality', o.municipality, 'region', o.region, 'version', o.version, 'data', o.data) end as event
      from claimed d left join outbox o on o.pos = d.event_pos`.execute(tx);
  return rows;
}

/** How an attempt ended. */
export interface AttemptEnd {
  id: string;
  webhookId: string;
  attempts: number;
  status: number | null;
  error: string | null;
}

/** Ends a delivery that arrived, and with it what was said of failures. Nothing happens when the lease was lost and another went on. */
export async function storeDelivered(tx: Tx, { id, webhookId, attempts, status }: AttemptEnd, now: string): Promise<void> {
  await sql`update webhook_delivery set state = 'delivered', delivered_at = ${now}, lease_until = null, last_status = ${status}, last_error = null
             where id = ${id} and attempts = ${attempts} and state = 'pending'`.execute(tx);
  await sql`update webhook set failing_since = null, failures = 0, rests_until = null where id = ${webhookId} and failing_since is not null`.execute(tx);
}

/** Since when a webhook has brought nothing but failures, and how many. */
export interface FailingWebhook {
  since: string;
  failures: number;
}

/** Ends an attempt that failed: tried again at `nextAttemptAt`, or given up. Gives back how the webhook stands; undefined when it is gone. */
export async function storeFailure(
  tx: Tx, end: AttemptEnd, nextAttemptAt: string | null, now: string,
): Promise<FailingWebhook | undefined> {
  await sql`update webhook_delivery
               set state = ${nextAttemptAt === null ? 'failed' : 'pending'}, next_attempt_at = coalesce(${nextAttemptAt}::timestamptz, next_attempt_at),
                   lease_until = null, last_status = ${end.status}, last_error = ${end.error}
             where id = ${end.id} and attempts = ${end.attempts} and state = 'pending'`.execute(tx);
  const { rows: [webhook] } = await sql<FailingWebhook>`
    update webhook set failing_since = coalesce(failing_since, ${now}::timestamptz), failures = failures + 1 where id = ${end.webhookId}
    returning failing_since as since, failures`.execute(tx);
  return webhook;
}

/** Lets a webhook rest: until then nothing of it is tried. */
export async function storeRest(tx: Tx, id: string, until: string): Promise<void> {
  await sql`update webhook set rests_until = ${until} where id = ${id}`.execute(tx);
}

/** Ends a webhook's rest: somebody wants to know now. One attempt follows; if it fails, the webhook rests on. */
export async function endRest(tx: Tx, id: string): Promise<void> {
  await sql`update webhook set rests_until = null where id = ${id} and rests_until is not null`.execute(tx);
}

/** Gives back what was taken in hand and not attempted to the end, as if it never had been. */
export async function storeRelease(tx: Tx, { id, attempts }: Pick<AttemptEnd, 'id' | 'attempts'>): Promise<void> {
  await sql`update webhook_delivery set lease_until = null, attempts = attempts - 1
             where id = ${id} and attempts = ${attempts} and state = 'pending'`.execute(tx);
}

/** Disables a webhook that is not disabled yet. */
export async function storeDisabled(tx: Tx, id: string, reason: DisabledReason, now: string): Promise<void> {
  await sql`update webhook set state = 'disabled', disabled_at = ${now}, disabled_reason = ${reason}, version = version + 1
             where id = ${id} and state <> 'disabled'`.execute(tx);
}

/** Deletes deliveries that were made before `until` and that no worker has in hand, at most `limit`. How many went. */
export async function deleteDeliveries(tx: Tx, until: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_delivery where ctid = any (array(
      select ctid from webhook_delivery d where created_at < ${until} and (lease_until is null or lease_until < clock_timestamp())
       order by created_at limit ${limit} for update skip locked))`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Deliveries that are not done: figures for whoever operates the service. */
export interface WebhookFigures {
  pending: number;
  failed: number;
  /** When the oldest pending one of a webhook at work was made; null when there is none. */
  oldestPendingAt: string | null;
  disabled: number;
}

export async function webhookFigures(db: Kysely<Database>): Promise<WebhookFigures> {
  const { rows: [figures] } = await sql<WebhookFigures>`
    select count(*) filter (where d.state = 'pending')::int as pending, count(*) filter (where d.state = 'failed')::int as failed,
           min(d.created_at) filter (where d.state = 'pending' and w.state = 'active') as "oldestPendingAt",
           (select count(*)::int from webhook where state = 'disabled') as disabled
      from webhook_delivery d join webhook w on w.id = d.webhook_id where d.state <> 'delivered'`.execute(db);
  return figures ?? { pending: 0, failed: 0, oldestPendingAt: null, disabled: 0 };
}
