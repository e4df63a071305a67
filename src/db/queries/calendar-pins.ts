import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** A case that is counted by an older revision of the calendar. */
export interface CaseBehind {
  id: string;
  calendarRevision: number;
}

/**
 * Cases of a region, not ended, that are counted by a revision before the given one: at most `limit`, after the one given. A case that
 * was dealt with and is still behind is not met again, so going on from page to page ends.
 */
export async function casesBehind(
  db: Kysely<Database>, region: string, revision: number, limit: number, after?: CaseBehind,
): Promise<CaseBehind[]> {
  let query = db.selectFrom('support_case').select(['id', 'calendar_revision as calendarRevision'])
    .where('region', '=', region).where('calendar_revision', '<', revision)
    .where(sql<boolean>`status not in ('closed', 'notTaken')`);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(calendar_revision, id) > (${after.calendarRevision}::integer, ${after.id}::uuid)`);
  }
  return await query.orderBy('calendar_revision').orderBy('id').limit(limit).execute();
}

/** Says by which revision a case, locked by the caller, is counted from now on. */
export async function pinCalendar(tx: Tx, id: string, revision: number): Promise<void> {
  await tx.updateTable('support_case').set({ calendar_revision: revision }).where('id', '=', id).execute();
}
