import type { Tx } from '../transaction.ts';

/** Those of the specialists who may be curators of a provider's cases: they work there, are active and hold cases. */
export async function curatorsAmong(tx: Tx, organisationId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('specialist').select('id')
    .where('organisation_id', '=', organisationId).where('active', '=', true).where('holds_cases', '=', true)
    .where('id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}
