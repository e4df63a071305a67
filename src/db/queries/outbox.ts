import type { Tx } from '../transaction.ts';

/** Something that later feeds tell the outside world. `data` holds ids and codes only, never personal values. */
export interface OutboxEvent {
  /** For example `case.opened`, `case.statusChanged`. */
  kind: string;
  region: string;
  /** Null for what concerns a whole region. */
  organisationId: string | null;
  municipality?: string | null;
  caseId?: string | null;
  data: Record<string, unknown>;
  /** Instant, ISO 8601 in UTC. */
  occurredAt: string;
}

/** Puts an event beside the change that it reports, in the same transaction; position and xid are the database's. */
export async function emit(tx: Tx, event: OutboxEvent): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      region: event.region,
      organisation_id: event.organisationId,
      municipality: event.municipality ?? null,
      case_id: event.caseId ?? null,
      kind: event.kind,
      data: JSON.stringify(event.data),
      occurred_at: event.occurredAt,
    })
    .execute();
}
