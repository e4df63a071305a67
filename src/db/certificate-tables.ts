import type { Immutable } from './column-types.ts';

/** A family certificate. Rows are never changed but when the family is erased, which takes the names. */
export interface FamilyCertificateTable {
  id: Immutable<string>;
  organisation_id: Immutable<string>;
  region: Immutable<string>;
  family_id: Immutable<string | null>;
  year: Immutable<number>;
  number: Immutable<number>;
  issued_on: Immutable<string>;
  participants: string;
  activity: Immutable<string>;
  direction: Immutable<string>;
  head_name: Immutable<string | null>;
  recorded_by: Immutable<string>;
  created_at: Immutable<string>;
  erased_on: string | null;
}

export interface FamilyCertificateCounterTable {
  organisation_id: Immutable<string>;
  year: Immutable<number>;
  last_number: number;
}
