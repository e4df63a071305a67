import { CompiledQuery, type Kysely } from 'kysely';
import { isStalePlan } from './named-statements.ts';
import { inSession } from './session.ts';
import type { Database } from './schema.ts';
import { type Wall, wallStatements } from './wall.ts';

declare const inside: unique symbol;

/** An open transaction. What locks or writes asks for this type, so it cannot be called outside of one. */
export type Tx = Kysely<Database> & { readonly [inside]: true };

const ATTEMPTS = 5;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/**
 * Runs `work` in one READ COMMITTED transaction behind a wall: committed when it returns, rolled back when it throws.
 * After a deadlock or a serialization failure everything was rolled back, so `work` is run again, a few times;
 * it must therefore leave nothing behind outside the database.
 */
export async function inTransaction<T>(db: Kysely<Database>, wall: Wall, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await again(() => run(db, 'begin isolation level read committed', wall, work));
}

/** Tries again what was rolled back by a deadlock, a serialization failure, or a statement that a migration has made stale. */
export async function again<T>(attemptOnce: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
      await pause(attempt);
    }
  }
}

/** Runs `work` on one unchanging picture of the data behind a wall. It can write nothing. */
export async function inSnapshot<T>(db: Kysely<Database>, wall: Wall, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await again(() => run(db, 'begin isolation level repeatable read read only', wall, work));
}

/**
 * The transaction is opened and told its wall on the way of the first statement: it costs no trip. Whatever is asked in
 * `work` at the same time travels together too (see `SessionConnection`).
 */
async function run<T>(db: Kysely<Database>, begin: string, wall: Wall, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inSession(db, async (session, connection) => {
    try {
      // Apart, so that a wall which cannot be told leaves a transaction that has failed, and not none.
      connection.defer(CompiledQuery.raw(begin));
      connection.defer(CompiledQuery.raw(wallStatements(wall)));
      const result = await work(session as Tx);
      await connection.commit(CompiledQuery.raw('commit'));
      return result;
    } catch (error) {
      await connection.rollBack(CompiledQuery.raw('rollback'));
      throw error;
    }
  });
}

function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || isStalePlan(error);
}

/** Of two that met in a deadlock, a random pause lets one go first. */
function pause(attempt: number): Promise<void> {
  const milliseconds = Math.random() * 20 * 2 ** attempt;
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const wallNames = ['scope', 'organisationId', 'specialistId', 'region', 'municipality', 'clientId'] as const;

/**
 * Tells the open transaction another wall for the time of `work`, and the former one afterwards. For a write by somebody who does not
 * own the data, a commission or a partner: the caller's own scope decides first whether the target is theirs to touch, then the rules
 * need all of its provider's data. The kept answers of the caller stay reachable.
 */
export async function behindWall<T>(tx: Tx, wall: Wall, work: () => Promise<T>): Promise<T> {
  const former = await toldNow(tx);
  await tx.executeQuery(CompiledQuery.raw(wallStatements(wall)));
  try {
    const result = await work();
    await tx.executeQuery(CompiledQuery.raw(former));
    return result;
  } catch (error) {
    // In a transaction that the error has ended nothing can be told any more, and nothing read.
    await tx.executeQuery(CompiledQuery.raw(former)).catch(() => undefined);
    throw error;
  }
}

/** The statements that tell the transaction again what it has been told. What it was not told it is told as nothing. */
async function toldNow(tx: Tx): Promise<string> {
  const { rows: [told] } = await tx.executeQuery<Record<string, string>>(CompiledQuery.raw(
    `select ${wallNames.map((name) => `quote_literal(coalesce(current_setting('wall.${name}', true), '')) as "${name}"`).join(', ')}`,
  ));
  return wallNames.map((name) => `set local wall.${name} = ${told?.[name] ?? "''"}`).join('; ');
}
