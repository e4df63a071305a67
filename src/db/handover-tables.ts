import type { Generated } from 'kysely';
import type { Immutable } from './column-types.ts';

/** A curator's cases given to colleagues, for good (`until` null) or until a day. */
export interface HandoverTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  from_specialist_id: Immutable<string>;
  happened_on: Immutable<string>;
  until: Immutable<string | null>;
  reason: Immutable<string>;
  note: Immutable<string>;
  /** `temporary` until its cases are settled, then `ended`; one for good is `lasting`. */
  state: string;
  created_at: Immutable<string>;
  created_by: Immutable<string>;
  version: Generated<number>;
}

/** One case of a handover, and what became of it when the time was over. */
export interface HandoverCaseTable {
  handover_id: Immutable<string>;
  case_id: Immutable<string>;
  family_id: Immutable<string>;
  organisation_id: Immutable<string>;
  to_specialist_id: Immutable<string>;
  /** The level that counted in the load when it was handed over; null for none. */
  level: Immutable<string | null>;
  state: string;
  settled_on: string | null;
  kept_because: string | null;
}
