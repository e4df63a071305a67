/** Something amiss in the record of accesses. */
export interface AccessFault {
  chain: string;
  /** The record, or the first of those missing; 0 for a whole chain. */
  seq: string;
  /** What is amiss, in words. */
  what: string;
}
