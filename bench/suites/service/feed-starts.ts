import { Connection } from '../../load/connection.ts';
import { requestText } from '../../load/load.ts';
import type { FeedStart } from './operations.ts';

const PAGES = 50;
const beginning: FeedStart = { cursor: undefined, xid: '0', key: '00000000-0000-0000-0000-000000000000' };

/** The beginnings of the first pages of a commission's feed, all of a hundred cases. */
export async function feedStarts(port: number, token: string): Promise<FeedStart[]> {
  const connection = await Connection.open(port);
  const starts = [beginning];
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const cursor = starts.at(-1)?.cursor;
      const path = `/v1/kdn/case-statuses?limit=100${cursor === undefined ? '' : `&cursor=${cursor}`}`;
      const { status, text } = await connection.ask(requestText('GET', path, { authorization: `Bearer ${token}` }));
      if (status !== 200) throw new Error(`the feed answered ${status}: ${text()}`);
      const { hasMore, nextCursor } = JSON.parse(text()) as { hasMore: boolean; nextCursor: string };
      if (!hasMore) break;
      starts.push(startAt(nextCursor));
    }
    // the last one may begin a page that is not full
    return starts.slice(0, Math.max(1, starts.length - 1));
  } finally {
    connection.close();
  }
}

/** A cursor is our own: the transaction and the case after which the page begins stand in it. */
function startAt(cursor: string): FeedStart {
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  return { cursor, xid: String(parts[4]), key: String(parts[5]) };
}
