import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { type RestoredFeed, restoreFeed as store } from '../db/queries/feed-restore.ts';
import type { Database } from '../db/schema.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';

export type { RestoredFeed } from '../db/queries/feed-restore.ts';

/** After a restore of the database from a copy: readers of the feed are sent to begin anew, and every event can be read. As the tables' owner. */
export async function restoreFeed(owner: Kysely<Database>, clock: Clock): Promise<RestoredFeed> {
  return await inTransaction(owner, systemWall, (tx) => store(tx, clock.now()));
}
