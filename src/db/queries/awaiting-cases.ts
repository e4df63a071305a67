import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** What a case waits for: the day on which the calendar changes its status, or that on which its next check is to be scheduled. */
export type Awaited = 'statusChange' | 'checkScheduling';

/** A case whose day has come, and that day. */
export interface AwaitingCase {
  id: string;
  on: string;
}

const columns = { statusChange: 'reassess_on', checkScheduling: 'schedule_check_on' } as const;

/**
 * Cases of a region whose awaited day came by `day`: at most `limit`, the longest waiting first, after the one given. A case that
 * was dealt with and still waits is not met again, so going on from page to page ends.
 */
export async function awaitingCases(
  db: Kysely<Database>, awaited: Awaited, place: { region: string; day: string }, limit: number, after?: AwaitingCase,
): Promise<AwaitingCase[]> {
  const column = columns[awaited];
  let query = db.selectFrom('support_case').select(['id', sql<string>`${sql.ref(column)}`.as('on')])
    .where('region', '=', place.region).where(column, '<=', place.day);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(${sql.ref(column)}, id) > (${after.on}::date, ${after.id}::uuid)`);
  }
  return await query.orderBy(column).orderBy('id').limit(limit).execute();
}
