import type { Generated } from 'kysely';
import type { Immutable } from './column-types.ts';

/** A client of the API. While a new secret replaces an old one, both are known until `previous_valid_until`. */
export interface ApiClientTable {
  client_id: Immutable<string>;
  /** What system or whose workplace it is; null for clients from before names. */
  name: string | null;
  secret_hash: string;
  previous_secret_hash: string | null;
  previous_valid_until: string | null;
  role: Immutable<string>;
  region: Immutable<string | null>;
  municipality: Immutable<string | null>;
  organisation_id: Immutable<string | null>;
  specialist_id: Immutable<string | null>;
  demo: boolean;
  created_at: Immutable<string>;
  revoked_at: string | null;
  revoked_reason: string | null;
  version: Generated<number>;
}

/** Failed attempts to get a token since the last success, by client and address, by address, and by client. */
export interface FailedAttemptTable {
  subject: Immutable<string>;
  failures: number;
  last_failed_at: string;
  blocked_until: string | null;
}

/** A subject of an outside issuer that is refused although its tokens are good. */
export interface BlockedSubjectTable {
  issuer: Immutable<string>;
  subject: Immutable<string>;
  blocked_at: Immutable<string>;
  reason: string;
}
