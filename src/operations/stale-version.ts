import { RefusedRequest } from './refused-request.ts';

/**
 * Stands after `update … where id = … and version = … returning …`: gives the row that was changed.
 * @param row what the UPDATE returned; nothing when another version stood there
 * @throws RefusedRequest version-stale
 */
export function changedRow<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new RefusedRequest('version-stale');
  return row;
}
