import type { Kysely } from 'kysely';
import { findRegulation, hashInForce, hashOf, type VersionKey } from '../db/queries/regulations.ts';
import type { Database } from '../db/schema.ts';
import { DomainError } from '../domain/errors.ts';
import { type Regulation, resolveRegulation } from '../domain/regulations/resolve.ts';

/** A published version never changes, so what it resolves to is kept by the hash of its content. */
const resolved = new Map<string, Regulation>();
const mostKept = 500;

/** The version that a case is pinned to. A missing one is a defect: the case's foreign key names it. */
export async function pinnedRegulation(db: Kysely<Database>, code: string, version: number): Promise<Regulation> {
  const key = await hashOf(db, code, version);
  if (key === undefined) throw new Error(`The regulation ${code}, version ${version}, is not published`);
  return await regulationByKey(db, key);
}

/**
 * The version in force on a day (`YYYY-MM-DD`) in a provider's region.
 * @throws DomainError regulation.not-in-force
 */
export async function regulationOn(db: Kysely<Database>, code: string, on: string): Promise<Regulation> {
  const regulation = await findRegulationOn(db, code, on);
  if (regulation === undefined) {
    throw new DomainError([{ code: 'regulation.not-in-force', pointer: '/date', params: { regulation: code, date: on } }]);
  }
  return regulation;
}

/** The version in force on a day, or undefined when there is none. */
export async function findRegulationOn(db: Kysely<Database>, code: string, on: string): Promise<Regulation | undefined> {
  const key = await hashInForce(db, code, on);
  return key === undefined ? undefined : await regulationByKey(db, key);
}

/** A published version whose hash is known already: the database is asked once for each. */
export async function regulationByKey(db: Kysely<Database>, { code, version, contentHash }: VersionKey): Promise<Regulation> {
  const kept = resolved.get(contentHash);
  if (kept !== undefined) return kept;
  const source = await findRegulation(db, code, version);
  if (source === undefined) throw new Error(`The regulation ${code}, version ${version}, is gone`);
  const regulation = resolveRegulation(source);
  if (resolved.size < mostKept) resolved.set(contentHash, regulation);
  return regulation;
}
