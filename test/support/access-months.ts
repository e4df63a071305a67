import type { Kysely } from 'kysely';
import { fixedClock } from '../../src/clock.ts';
import { appendRecords, beginChains, lockChains } from '../../src/db/queries/access-records.ts';
import { makePartitions } from '../../src/db/queries/partitions.ts';
import type { Database } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemWall } from '../../src/db/wall.ts';
import { cleanUpJob } from '../../src/jobs/clean-up.ts';
import { runDueJobs } from '../../src/jobs/runner.ts';
import { type Access, entriesOf, sealed } from '../../src/operations/access-entry.ts';
import type { AuditKey } from '../../src/operations/access-seal.ts';
import type { Retention } from '../../src/operations/retention.ts';
import { idMadeAt } from './access-records.ts';
import { pastEnds } from './partitions.ts';

/** The record of accesses as after years of service: its past ends with 2019, and each month from January to June 2020 has a partition. */
export async function withMonths(db: Kysely<Database>): Promise<void> {
  for (const table of ['access_record', 'access_family'] as const) {
    await pastEnds(db, table, '2020-01-01');
    for (const month of ['2020-01-15', '2020-03-15']) await inTransaction(db, systemWall, (tx) => makePartitions(tx, table, `${month}T09:00:00Z`));
  }
}

/** Records an access that was at another time, as the service would have then: sealed, and with an id of that time. */
export async function recordedAt(db: Kysely<Database>, key: AuditKey, access: Access): Promise<void> {
  await inTransaction(db, systemWall, async (tx) => {
    for (const entry of entriesOf(access)) {
      await beginChains(tx, [entry.chain]);
      const ends = await lockChains(tx, [entry.chain]);
      const before = ends.get(entry.chain);
      if (before === undefined) throw new Error('no head');
      const { row, end } = sealed({ ...entry, id: idMadeAt(access.at) }, key, before);
      const appended = await appendRecords(tx, { records: [row], before: ends, ends: new Map([[entry.chain, end]]) });
      if (!appended) throw new Error('not appended');
    }
  });
}

/** The night's clean-up, at some time; what it logged as errors. */
export async function nightOf(db: Kysely<Database>, now: string, retention: Retention): Promise<string[]> {
  const errors: string[] = [];
  const nothing = () => undefined;
  const logger = { debug: nothing, warn: nothing, error: ({ err }: { err?: Error }) => void errors.push(err?.message ?? '') };
  await runDueJobs({ db, clock: fixedClock(now), logger, retention }, [cleanUpJob], { runner: 'night' });
  return errors;
}
