import { parseArgs } from 'node:util';
import { headsIn } from './audit-heads-file.ts';
import { auditKeyPaths, readAuditKey } from './audit-key.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { checkServer, openDatabase, UnusableDatabase } from './db/database.ts';
import { type AccessFault, type Verified, verifyAccesses } from './operations/verify-accesses.ts';
import type { HeadLine } from './operations/verify-exported-heads.ts';

// npm run audit:verify -- [--heads file]… [--key file]…   Exit 0: nothing is amiss; 1: something is, or it could not be looked at.

/** A rewritten chain has a fault in each of its records: so many of one chain are told. */
const TOLD_PER_CHAIN = 20;

const { values: given } = parseArgs({
  options: { heads: { type: 'string', multiple: true }, key: { type: 'string', multiple: true } },
});

/** The verifier needs the database and the keys, none of the service's other settings: those of a sandbox do outside production. */
async function verify(): Promise<boolean> {
  const config = loadConfig(undefined, { sandbox: true });
  const keys = (given.key ?? auditKeyPaths(config)).map((path) => readAuditKey(path));
  const heads = await exportedHeads(config);
  const url = requiredUrl(config);
  const db = openDatabase({ url, maxConnections: 1, statementTimeout: 0, applicationName: 'soprovozhdenie audit' });
  try {
    await checkServer(db);
    const told = teller();
    const counted = await verifyAccesses(db, { keys, heads: heads(), report: (fault) => told.fault(fault) });
    told.rest();
    return summary(counted);
  } finally {
    await db.destroy();
  }
}

function requiredUrl({ databaseUrl }: Config): string {
  if (databaseUrl !== undefined) return databaseUrl;
  throw new ConfigError(['DATABASE_URL: is missing; set DATABASE_URL=postgres://user:password@host:5432/database.']);
}

async function exportedHeads({ auditHeadsFile }: Config): Promise<() => AsyncGenerator<HeadLine>> {
  const files = given.heads ?? (auditHeadsFile === undefined ? [] : [auditHeadsFile]);
  if (files.length === 0) {
    console.log('No exported heads are given (--heads or AUDIT_HEADS_FILE):');
    console.log('a tail cut off together with its head row would not be noticed.');
  }
  const readers = await Promise.all(files.map(headsIn));
  return async function* all() {
    for (const read of readers) yield* read();
  };
}

function teller() {
  const counts = new Map<string, number>();
  return {
    fault({ chain, seq, what }: AccessFault): void {
      const count = (counts.get(chain) ?? 0) + 1;
      counts.set(chain, count);
      if (count <= TOLD_PER_CHAIN) console.log(seq === '0' ? `${chain}: ${what}` : `${chain} record ${seq}: ${what}`);
    },
    rest(): void {
      for (const [chain, count] of counts) {
        if (count > TOLD_PER_CHAIN) console.log(`${chain}: and ${count - TOLD_PER_CHAIN} more faults`);
      }
    },
  };
}

function summary({ chains, records, takenOut, detached, heads, faults }: Verified): boolean {
  if (takenOut > 0) console.log(`Sealed cuts tell of ${takenOut} more records that were taken out; ${detached} of them were looked at where they lie now.`);
  const looked = `${records} records in ${chains} chains, ${heads} exported heads`;
  console.log(faults === 0 ? `Записи обращений целы. Looked at ${looked}: nothing is amiss.`
    : `Записи обращений нарушены! Looked at ${looked}: ${faults} faults.`);
  return faults === 0;
}

try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  const expected = error instanceof ConfigError || error instanceof UnusableDatabase || code !== undefined;
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
