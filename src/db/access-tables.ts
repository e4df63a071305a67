import type { Immutable } from './column-types.ts';

/** One access to family data, sealed and chained to the one before it. Rows are never changed. */
export interface AccessRecordTable {
  /** `organisation:<id>`, `region:<code>` or `service`. */
  chain: Immutable<string>;
  /** From 1, without holes. */
  seq: Immutable<number>;
  id: Immutable<string>;
  at: Immutable<string>;
  /** Whose families they are; null where no family was touched and the caller is no organisation's. */
  organisation_id: Immutable<string | null>;
  client_id: Immutable<string>;
  role: Immutable<string>;
  specialist_id: Immutable<string | null>;
  caller_organisation_id: Immutable<string | null>;
  operation: Immutable<string>;
  outcome: Immutable<'shown' | 'notFound' | 'forbidden' | 'refused'>;
  purpose: Immutable<string | null>;
  address: Immutable<string | null>;
  trace_id: Immutable<string>;
  /** The id asked for, in a denial. */
  asked: Immutable<string | null>;
  family_ids: Immutable<string[]>;
  /** The number of the record through which this one's families find it; null where `access_family` has a row for each of them. Not sealed. */
  same_families_as: Immutable<number | null>;
  key_id: Immutable<string>;
  previous_hash: Immutable<Buffer>;
  hash: Immutable<Buffer>;
}

/** Which records name a family: what `family_ids` says, the other way round. Rows are never changed. */
export interface AccessFamilyTable {
  /** Or the id of the earlier record that names the same families, each of them found here. */
  family_id: Immutable<string>;
  /** Names the chain: a record that names a family is always in its organisation's. */
  organisation_id: Immutable<string>;
  seq: Immutable<number>;
  /** The record's id, which says its month; all zeros in rows from before it was kept. */
  record_id: Immutable<string>;
}

/** What was taken out of a chain with one month: records whose numbers have no hole. Sealed; rows are never changed. */
export interface AccessCutTable {
  chain: Immutable<string>;
  first_seq: Immutable<number>;
  last_seq: Immutable<number>;
  /** The hash of the record before the first one. */
  previous_hash: Immutable<Buffer>;
  last_hash: Immutable<Buffer>;
  /** The partition that they lay in, by the name that it had. */
  part: Immutable<string>;
  cut_at: Immutable<string>;
  key_id: Immutable<string>;
  seal: Immutable<Buffer>;
}

/** Where a chain of access records ends now. */
export interface AccessChainTable {
  chain: Immutable<string>;
  seq: number;
  hash: Buffer;
}
