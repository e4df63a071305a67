import { RefusedRequest } from './refused-request.ts';

/** What a request asks of a record before it creates or changes it. */
export interface Precondition {
  /** Only create it: nothing stands there yet. */
  createOnly: boolean;
  /** Only change it in this version. */
  version?: number;
}

/**
 * @param present the record's version; nothing when it does not exist yet
 * @throws RefusedRequest version-stale
 */
export function insistOn({ createOnly, version }: Precondition, present: number | undefined): void {
  const refused = present === undefined ? version !== undefined : createOnly || (version !== undefined && version !== present);
  if (refused) throw new RefusedRequest('version-stale');
}
