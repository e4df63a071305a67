import type { Immutable } from './column-types.ts';

/** A secret address of a curator's calendar; of the secret only its SHA-256, hexadecimal, is kept. */
export interface CalendarLinkTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  specialist_id: Immutable<string>;
  label: Immutable<string>;
  /** Whether the calendar names families. */
  names: Immutable<boolean>;
  token_hash: Immutable<string>;
  created_by: Immutable<string>;
  created_at: Immutable<string>;
  revoked_at: string | null;
}
