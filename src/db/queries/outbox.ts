import { sql } from 'kysely';
import { eventCatalogue, type EventData, type EventKind } from '../../domain/events/catalogue.ts';
import { defer } from '../session.ts';
import { statement } from '../statement.ts';
import type { Tx } from '../transaction.ts';

/** Whom an event concerns, and when it happened. */
export interface EventPlace {
  region: string;
  /** Null for what concerns a whole region. */
  organisationId: string | null;
  /** The municipality whose commission may learn of it; null when none may. */
  municipality?: string | null;
  caseId?: string | null;
  /** Another organisation that the event is addressed to, such as a partner. */
  recipientOrganisationId?: string | null;
  /** Instant, ISO 8601 in UTC. */
  occurredAt: string;
}

/** A kind of event with its data: ids and codes only, never personal values. */
export type Told = { [K in EventKind]: { kind: K; data: EventData<K> } }[EventKind];

/** Something that feeds and webhooks tell the outside world. */
export type OutboxEvent = Told & EventPlace;

/** Puts an event beside the change that it reports, in the same transaction; see `emitAll`. */
export function emit(tx: Tx, event: OutboxEvent): void {
  emitAll(tx, [event]);
}

/**
 * Puts events beside the changes that they report, in the same transaction and after them: what a commission may know of the case is
 * kept with the event, as it is now. The position is the database's; a case's events keep the order of its row's lock, although a
 * transaction may have got its number long before the lock.
 */
export function emitAll(tx: Tx, events: readonly OutboxEvent[]): void {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    region: event.region,
    organisation_id: event.organisationId,
    municipality: event.municipality ?? null,
    case_id: event.caseId ?? null,
    recipient_organisation_id: event.recipientOrganisationId ?? null,
    kind: event.kind,
    version: eventCatalogue[event.kind].version,
    data: event.data,
    occurred_at: event.occurredAt,
  }));
  defer(tx, put({ events: JSON.stringify(rows) }));
}

const put = statement((name) => sql`
  insert into outbox (xid, region, organisation_id, municipality, case_id, recipient_organisation_id, kind, version, data, occurred_at, state)
  select greatest(pg_current_xact_id(), c.last_xid), e.region, e.organisation_id, e.municipality, e.case_id, e.recipient_organisation_id,
         e.kind, e.version, e.data, e.occurred_at,
         case when e.kind <> 'case.removed' and e.municipality = c.municipality and c.in_feed then case_for_commission(c) end
    from rows from (jsonb_to_recordset(${name('events')}::jsonb)
           as (region text, organisation_id uuid, municipality text, case_id uuid, recipient_organisation_id uuid, kind text,
               version integer, data jsonb, occurred_at timestamptz)) with ordinality
           as e (region, organisation_id, municipality, case_id, recipient_organisation_id, kind, version, data, occurred_at, place)
    left join support_case c on c.id = e.case_id
   order by e.place`);
