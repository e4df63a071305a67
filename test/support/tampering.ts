import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import type { ChainHead } from '../../src/operations/access-recorder.ts';
import type { AuditKey } from '../../src/operations/access-seal.ts';
import { type AccessFault, verifyWithin } from '../../src/operations/verify-accesses.ts';

/** Whoever owns the table can drop what it checks. */
const withoutChecks = `do $$ declare name text; begin
  for name in select conname from pg_constraint where conrelid = 'access_record'::regclass and contype = 'c' loop
    execute format('alter table access_record drop constraint %I', name);
  end loop;
end $$`;

class Undone extends Error {}

export interface Look {
  heads?: readonly ChainHead[];
  keys?: readonly AuditKey[];
}

/**
 * Whoever rules the database server changes records behind the service's back, each time in a transaction that is rolled back after the verifier
 * has looked: triggers, walls and head rows are no hindrance, only the key is not theirs.
 * @param db the database as its superuser
 * @returns what the verifier says after the tampering
 */
export function tamperingWith(db: Kysely<Database>, key: AuditKey): (tamper: (tx: Tx) => Promise<unknown>, look?: Look) => Promise<string[]> {
  return async (tamper, look = {}) => {
    const told: string[] = [];
    const lines = (look.heads ?? []).map((head, index) => ({ line: index + 1, head }));
    const work = inTransaction(db, systemWall, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql.raw(withoutChecks).execute(tx);
      await tamper(tx);
      const report = ({ chain, seq, what }: AccessFault) => void told.push(`${chain} ${seq} ${what}`);
      await verifyWithin(tx, { keys: look.keys ?? [key], heads: lines, report });
      throw new Undone();
    });
    await work.catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    return told;
  };
}
