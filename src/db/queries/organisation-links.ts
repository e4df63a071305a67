import type { Tx } from '../transaction.ts';

/** Those of the organisations that exist in a region. */
export async function knownOrganisations(tx: Tx, region: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('organisation').select('id')
    .where('region', '=', region).where('id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

/** What organisations are called, by id. */
export async function organisationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
