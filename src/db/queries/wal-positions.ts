import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A place in the write-ahead log: of the primary, and of every copy of it. */
export type WalPosition = bigint;

/** So far the primary has written its log for good: whatever anybody was told is stored lies before it. */
export async function durablePosition(db: Kysely<Database>): Promise<WalPosition> {
  const { rows: [at] } = await sql<{ position: string }>`
    select (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::text as position`.execute(db);
  return BigInt(at?.position ?? 0);
}

/** What a server says of itself as a standby. */
export interface StandbyWord {
  /** False once it was promoted, or was a primary all along. */
  recovering: boolean;
  /** So far it has done again what the primary has done. */
  replayed: WalPosition;
}

export async function standbyWord(db: Kysely<Database>): Promise<StandbyWord> {
  const { rows: [word] } = await sql<{ recovering: boolean; replayed: string }>`
    select pg_is_in_recovery() as recovering, coalesce(pg_last_wal_replay_lsn() - '0/0'::pg_lsn, 0)::text as replayed`.execute(db);
  return { recovering: word?.recovering === true, replayed: BigInt(word?.replayed ?? 0) };
}

/** Which cluster a server belongs to: a primary and its copies tell the same. */
export async function clusterOf(db: Kysely<Database>): Promise<string> {
  const { rows: [found] } = await sql<{ cluster: string }>`select system_identifier::text as cluster from pg_control_system()`.execute(db);
  return found?.cluster ?? '';
}
