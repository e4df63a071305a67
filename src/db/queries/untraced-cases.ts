import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** Cases of a region that an earlier release has left without traces, by id: at most `limit`, after the one given. */
export async function untracedCases(db: Kysely<Database>, region: string, limit: number, after?: string): Promise<string[]> {
  const query = db.selectFrom('untraced_case').select('case_id').where('region', '=', region);
  const rows = await (after === undefined ? query : query.where('case_id', '>', after)).orderBy('case_id').limit(limit).execute();
  return rows.map((row) => row.case_id);
}

/** The traces of a case are there. */
export async function isTraced(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('untraced_case').where('case_id', '=', id).execute();
}
