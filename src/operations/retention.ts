import type { AuditKey } from './access-seal.ts';

/** For how many months what only grows stays in its table; nothing said: for good. */
export interface Retention {
  feedMonths?: number | undefined;
  auditMonths?: number | undefined;
  accesses?: AccessRetention | undefined;
}

/** The record of accesses is sealed: what is taken out is looked through first, and sealed off. */
export interface AccessRetention {
  months: number;
  /** What the cuts are sealed with. */
  key: AuditKey;
  /** Those that sealed records before. */
  earlierKeys: readonly AuditKey[];
}
