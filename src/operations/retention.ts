/** For how many months what only grows stays in its table; nothing said: for good. */
export interface Retention {
  feedMonths?: number | undefined;
  auditMonths?: number | undefined;
}
