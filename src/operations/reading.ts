import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { DomainError } from '../domain/errors.ts';
import { RefusedRequest } from './refused-request.ts';
import { SeenFamilies } from './seen-families.ts';
import type { Freshness, Standby, StandbyLoan } from './standby.ts';

/** Where a read happens, and whom it tells which families it has seen. */
export interface ReadingPlace {
  db: Kysely<Database>;
  seen: SeenFamilies;
}

/** Does a read on the standby where it can, else on the primary. What went wrong on the standby is forgotten and read anew. */
export type Reading = <T>(primary: ReadingPlace, work: (place: ReadingPlace) => Promise<T>) => Promise<T>;

export function readingFrom(standby: Standby, freshness: Freshness): Reading {
  return async (primary, work) => {
    const loan = await standby.reach(freshness);
    if (loan === undefined) return await work(primary);
    const seen = new SeenFamilies();
    try {
      const read = await untilLost(loan, work({ db: loan.db, seen }));
      primary.seen.addAll(seen);
      return read;
    } catch (error) {
      if (isRefusal(error)) primary.seen.addAll(seen);
      if (isRefusal(error) || isTooSlow(error)) throw error;
      standby.failed(error);
      return await work(primary);
    }
  };
}

/** A standby that hangs ends nothing by itself: its loss is what ends the waiting. */
async function untilLost<T>({ lost }: StandbyLoan, work: Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const loss = new Promise<never>((_, reject) => {
    stop = () => reject(lost.reason as Error);
    lost.addEventListener('abort', stop, { once: true });
  });
  return await Promise.race([work, loss]).finally(() => lost.removeEventListener('abort', stop));
}

/** What the primary would say as well; except of a cursor of the feed, which it may have given out for what the standby does not have yet. */
function isRefusal(error: unknown): boolean {
  return error instanceof DomainError || (error instanceof RefusedRequest && error.code !== 'feed-epoch-changed');
}

/** A statement that ran out of time is no fault of the place, and would be slower still where everybody writes. */
function isTooSlow(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '57014';
}
