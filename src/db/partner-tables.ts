import type { Immutable } from './column-types.ts';

/** The part that an outside organisation has in a measure of a programme in force. */
export interface MeasurePartTable {
  case_id: Immutable<string>;
  programme_number: Immutable<number>;
  number: Immutable<number>;
  /** The provider that keeps the case. */
  organisation_id: Immutable<string>;
  family_id: Immutable<string>;
  executor_id: Immutable<string>;
  part: Immutable<string>;
  due_on: Immutable<string>;
}

/** A programme or a letter that went out to an organisation of the directory. Ids and dates only; the words stand in the fact. */
export interface DeliveryTable {
  fact_id: Immutable<string>;
  case_id: Immutable<string>;
  organisation_id: Immutable<string>;
  family_id: Immutable<string>;
  recipient_id: Immutable<string>;
  kind: Immutable<string>;
  programme_number: Immutable<number | null>;
  sent_on: Immutable<string>;
  /** The last day for an answer to a letter. */
  due_on: Immutable<string | null>;
  /** When the letter was answered, or the receipt of the programme confirmed. */
  answered_on: string | null;
}
