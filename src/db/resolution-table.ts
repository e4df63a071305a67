import type { Immutable, Json } from './column-types.ts';

/** A resolution of a commission as it came. Rows are never changed. */
export interface KdnResolutionTable {
  id: Immutable<string>;
  region: Immutable<string>;
  municipality: Immutable<string>;
  number: Immutable<string>;
  resolved_on: Immutable<string>;
  session_on: Immutable<string | null>;
  items: Json<unknown>;
  received_at: Immutable<string>;
  received_by: Immutable<string>;
}
