import type { Kysely } from 'kysely';
import type { RegulationSource } from '../../domain/regulations/regulation.ts';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** Which published version, and the hash of its content, which never changes. */
export interface VersionKey {
  code: string;
  version: number;
  contentHash: string;
}

const keyColumns = ['code', 'version', 'content_hash as contentHash'] as const;

/** The key of one version; undefined when there is none. Regulations are public: they take no scope. */
export async function hashOf(db: Kysely<Database>, code: string, version: number): Promise<VersionKey | undefined> {
  return await db.selectFrom('regulation').select(keyColumns)
    .where('code', '=', code).where('version', '=', version).executeTakeFirst();
}

/** The key of the version that holds on a day: the latest one in force by then. */
export async function hashInForce(db: Kysely<Database>, code: string, on: string): Promise<VersionKey | undefined> {
  return await db.selectFrom('regulation').select(keyColumns)
    .where('code', '=', code).where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc').orderBy('version', 'desc').limit(1).executeTakeFirst();
}

/** The content of one version. */
export async function findRegulation(
  db: Kysely<Database>, code: string, version: number,
): Promise<RegulationSource | undefined> {
  const row = await db.selectFrom('regulation').select('content')
    .where('code', '=', code).where('version', '=', version).executeTakeFirst();
  return row?.content as RegulationSource | undefined;
}

/** What the next version of a regulation must go on from. */
export interface Newest {
  version: number;
  validFrom: string;
  region: string;
}

/** The last version that was published under a code; undefined for a new one. */
export async function newestVersion(db: Kysely<Database>, code: string): Promise<Newest | undefined> {
  const row = await db.selectFrom('regulation').select(['version', 'valid_from', 'content'])
    .where('code', '=', code).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row && { version: row.version, validFrom: row.valid_from, region: (row.content as RegulationSource).region };
}

/** Every version of every regulation, by code and version. A country has dozens, so the list is short. */
export async function allRegulations(db: Kysely<Database>): Promise<RegulationSource[]> {
  const rows = await db.selectFrom('regulation').select('content').orderBy('code').orderBy('version').limit(1000).execute();
  return rows.map(({ content }) => content as RegulationSource);
}

/** Publishes a version that was not there; false, and nothing is done, when it was. */
export async function insertRegulation(tx: Tx, source: RegulationSource, hash: string, now: string): Promise<boolean> {
  const made = await tx.insertInto('regulation').values({
    code: source.code, version: source.version, valid_from: source.validFrom,
    content: JSON.stringify(source), content_hash: hash, published_at: now,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}
