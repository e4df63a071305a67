import type { Generated } from 'kysely';
import type { Immutable, Json } from './column-types.ts';

/** Planned (`raised_at` null), open and ended alerts. `assess` plans them; a job raises what falls due. */
export interface AlertTable {
  id: Immutable<string>;
  /** Null for an alert about the organisation, or about one of its specialists. */
  case_id: Immutable<string | null>;
  specialist_id: Immutable<string | null>;
  region: Immutable<string>;
  organisation_id: Immutable<string>;
  kind: Immutable<string>;
  /** What within the case, for example `programme`, `measure:1.3`, `check:2`. */
  subject: Immutable<string>;
  severity: string;
  raise_on: Immutable<string>;
  /** The day on which the alert ends by itself because another takes over; null for none. */
  lapse_on: string | null;
  due_on: Immutable<string>;
  citation: Json<unknown>;
  planned_at: Immutable<string>;
  raised_at: string | null;
  ended_at: string | null;
  /** From this day on it is the head's business too; `infinity` where an earlier release has not told. */
  escalate_on: Generated<string>;
  for_commission: Generated<boolean>;
  /** The first time that anybody acknowledged it. */
  acknowledged_at: string | null;
  /** Put off until this day, on which it is back. */
  snoozed_until: string | null;
}

/** What was said of an alert. Rows are never changed, but for the note of an erased family. */
export interface AlertActionTable {
  id: Immutable<string>;
  alert_id: Immutable<string>;
  organisation_id: Immutable<string>;
  action: Immutable<string>;
  happened_at: Immutable<string>;
  client_id: Immutable<string>;
  role: Immutable<string>;
  specialist_id: Immutable<string | null>;
  /** Null once the family was erased. */
  note: string | null;
  snoozed_until: Immutable<string | null>;
}
