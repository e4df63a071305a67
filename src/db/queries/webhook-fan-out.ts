import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** Who made the webhook is still welcome: its client, its subject at an outside issuer, and the person behind the client. */
export const isWelcome = sql<boolean>`
  (not exists (select from api_client c left join specialist s on s.id = c.specialist_id
                where c.client_id = w.client_id and (c.revoked_at is not null or not coalesce(s.active, true)))
   and not exists (select from blocked_subject b where b.issuer || '|' || b.subject = w.client_id))`;

/** The event lies within the webhook's scope, and the webhook wants events of its kind. */
const isMeant = sql<boolean>`
  (cardinality(w.kinds) = 0 or o.kind = any (w.kinds))
  and case w.scope
        when 'organisation' then o.organisation_id = w.organisation_id or o.recipient_organisation_id = w.organisation_id
        when 'partner' then o.recipient_organisation_id = w.organisation_id
        when 'municipality' then o.region = w.region and o.municipality = w.municipality
        else o.region = w.region and o.organisation_id is null and o.recipient_organisation_id is null end`;

/** Always the same for the same event, whatever xid a restore has given it. */
const eventId = sql<string>`'evt_' || left(encode(sha256(convert_to(
  concat_ws('|', o.pos, o.kind, o.case_id, extract(epoch from o.occurred_at)), 'UTF8')), 'hex'), 32)`;

/** How far the outbox was handed out. */
export interface WebhookPosition {
  xid: string;
  pos: number;
}

/** The position, locked; undefined while somebody else hands out. After a restore its xid is that which its event has now. */
export async function lockWebhookPosition(tx: Tx): Promise<WebhookPosition | undefined> {
  const { rows: [position] } = await sql<WebhookPosition>`
    select coalesce((select o.xid from outbox o where o.pos = p.pos), p.xid)::text as xid, p.pos
      from webhook_position p for update of p skip locked`.execute(tx);
  if (position !== undefined) return position;
  // an emptied sandbox has no row any more; where there is one, and locked, this does nothing and waits for nobody
  const { rows: [first] } = await sql<WebhookPosition>`
    insert into webhook_position (xid, pos) values ('0', 0) on conflict do nothing returning xid::text, pos`.execute(tx);
  return first;
}

/** The position after the next `limit` events that nobody can slip an event before any more; undefined when there is none. */
export async function nextWebhookPosition(tx: Tx, { xid, pos }: WebhookPosition, limit: number): Promise<WebhookPosition | undefined> {
  const { rows: [next] } = await sql<WebhookPosition>`
    select xid::text, pos from (
      select xid, pos from outbox
       where (xid, pos) > (${xid}::xid8, ${pos}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
       order by xid, pos limit ${limit}) batch
     order by batch.xid desc, batch.pos desc limit 1`.execute(tx);
  return next;
}

/** The position after everything that can be read; for when there is nobody to tell. */
export async function lastWebhookPosition(tx: Tx): Promise<WebhookPosition | undefined> {
  const { rows: [last] } = await sql<WebhookPosition>`
    select o.xid::text, o.pos from outbox o where o.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by o.xid desc, o.pos desc limit 1`.execute(tx);
  return last;
}

export async function isAnybodyListening(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from webhook w where w.state <> 'disabled' limit 1`.execute(tx);
  return rows.length > 0;
}

/** Puts what lies between two positions before every webhook that it is meant for. A paused one gets it when it goes on. How many. */
export async function insertDeliveries(tx: Tx, from: WebhookPosition, to: WebhookPosition, now: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into webhook_delivery (id, webhook_id, event_pos, event_id, kind, case_id, occurred_at, state, next_attempt_at, created_at)
    select gen_random_uuid(), w.id, o.pos, ${eventId}, o.kind, o.case_id, o.occurred_at, 'pending', ${now}, ${now}
      from outbox o join webhook w on ${isMeant}
     where (o.xid, o.pos) > (${from.xid}::xid8, ${from.pos}::bigint) and (o.xid, o.pos) <= (${to.xid}::xid8, ${to.pos}::bigint)
       and w.state <> 'disabled' and ${isWelcome}
     order by o.xid, o.pos
        on conflict (webhook_id, event_pos) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function storeWebhookPosition(tx: Tx, { xid, pos }: WebhookPosition): Promise<void> {
  await sql`update webhook_position set xid = ${xid}::xid8, pos = ${pos}`.execute(tx);
}

/**
 * Carries out the replays that were asked for: the events since the instant, as far as the outbox was handed out, are pending once more
 * under the ids that they had. How many.
 */
export async function insertReplays(tx: Tx, upTo: WebhookPosition, now: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with asked as (
      update webhook w set replay_since = null
        from (select id, replay_since from webhook where replay_since is not null for update) former
       where w.id = former.id returning w.*, former.replay_since as since
    )
    insert into webhook_delivery (id, webhook_id, event_pos, event_id, kind, case_id, occurred_at, state, next_attempt_at, created_at)
    select gen_random_uuid(), w.id, o.pos, ${eventId}, o.kind, o.case_id, o.occurred_at, 'pending', ${now}, ${now}
      from asked w join outbox o on o.occurred_at >= w.since and ${isMeant}
     where (o.xid, o.pos) <= (${upTo.xid}::xid8, ${upTo.pos}::bigint) and ${isWelcome}
     order by o.xid, o.pos
        on conflict (webhook_id, event_pos) do update
           set state = 'pending', attempts = 0, next_attempt_at = excluded.next_attempt_at, delivered_at = null
         where webhook_delivery.state <> 'pending'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
