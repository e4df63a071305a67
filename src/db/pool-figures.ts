import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Database } from './schema.ts';

/** The connections of a pool: how many there are, how many of them do nothing, how many there may be, and who waits for one. */
export interface PoolFigures {
  open: number;
  idle: number;
  most: number;
  waiting: number;
}

const pools = new WeakMap<Kysely<Database>, pg.Pool>();

/** The pool a database asks through; undefined for what is none of ours. */
export function poolOf(db: Kysely<Database>): pg.Pool | undefined {
  return pools.get(db);
}

/** Remembers which pool a database asks through. */
export function watchPool(db: Kysely<Database>, pool: pg.Pool): Kysely<Database> {
  pools.set(db, pool);
  return db;
}

/** The present figures; undefined for what is no pool of ours, such as a transaction. */
export function poolFigures(db: Kysely<Database>): PoolFigures | undefined {
  const pool = pools.get(db);
  if (pool === undefined) return undefined;
  const { totalCount: open, idleCount: idle, waitingCount: waiting, options: { max: most } } = pool;
  return { open, idle, most, waiting };
}
