import type { operations } from './api.ts';
import { type Api, answered } from './client.ts';
import { ProblemError } from './problem.ts';

type Query = NonNullable<operations['listCaseStatuses']['parameters']['query']>;
/** A page of the commissions' feed. */
export type FeedPage = operations['listCaseStatuses']['responses'][200]['content']['application/json'];

export interface FeedFollower {
  /** Where to begin: the cursor kept last; nothing for a first complete walk. */
  cursor?: string;
  reading?: Query['reading'];
  /** Items a page, at most 1000. */
  limit?: number;
  /** Seconds that a request waits for news, at most 60; 0 ends at the end of what there is. */
  wait?: number;
  /** Ends the following. */
  signal?: AbortSignal;
  /**
   * Stores the items and the cursor, in one transaction if possible: what is stored with a cursor is neither lost nor told again. Called
   * for pages without items too, when the cursor has moved.
   */
  keep: (items: FeedPage['items'], cursor: string, hasMore: boolean) => Promise<void> | void;
  /** The service was restored from a backup: everything comes anew, from the beginning. What the new walk does not bring is no more. */
  anew: () => Promise<void> | void;
}

/**
 * Follows the feed of a commission's municipality, page after page, until `signal` ends it, or with `wait: 0` until there is no more.
 * @throws ProblemError for every refusal but a restored database; and whatever `keep` throws, before the cursor has moved
 */
export async function followFeed(api: Api, { cursor, reading = 'newest', limit = 1000, wait = 50, signal, keep, anew }: FeedFollower): Promise<void> {
  let from = cursor;
  while (signal?.aborted !== true) {
    const query: Query = { reading, limit, wait, ...(from === undefined ? {} : { cursor: from }) };
    const page = await read(api, query, signal);
    if (page === 'ended') return;
    if (page === 'restored') {
      from = undefined;
      await anew();
      continue;
    }
    if (page.nextCursor !== from) await keep(page.items, page.nextCursor, page.hasMore);
    from = page.nextCursor;
    if (wait === 0 && !page.hasMore) return;
  }
}

async function read(api: Api, query: Query, signal: AbortSignal | undefined): Promise<FeedPage | 'restored' | 'ended'> {
  try {
    return await answered(api.GET('/v1/kdn/case-statuses', { params: { query }, ...(signal === undefined ? {} : { signal }) }));
  } catch (error) {
    if (signal?.aborted === true) return 'ended';
    if (error instanceof ProblemError && error.status === 410) return 'restored';
    throw error;
  }
}
