import { Temporal } from 'temporal-polyfill';
import { analyzePartitions, detachPartition, makePartitions, type PartitionedTable, partitionedTables, partitionStanding } from '../db/queries/partitions.ts';
import { detachAccesses } from './detach-accesses.ts';
import { type ItemFailure, LostClaim, type RunContext } from './job-run.ts';
import type { Retention } from './retention.ts';
import { underClaim } from './under-claim.ts';

/** A table has to have its partitions for so many days to come at least; a month short of what the job makes. */
const AHEAD_DAYS = 30;

/**
 * Makes the partitions of the months to come, and takes out those that are kept no longer. A table that is too busy to let it, or where rows have no
 * partition of their time, is a failure of its own: it is tried again, and does not stop the others. Partitions are made whatever rests or was given
 * up: a failure that nobody looks into must not be the end of them.
 * @throws LostClaim
 */
export async function keepPartitions(ctx: RunContext): Promise<ItemFailure[]> {
  const failures: ItemFailure[] = [];
  const attempt = async (subject: string, work: () => Promise<void>) => {
    ctx.signal.throwIfAborted();
    try {
      await work();
    } catch (error) {
      if (error instanceof LostClaim || ctx.signal.aborted) throw error;
      failures.push({ subject, error });
    }
  };
  for (const table of partitionedTables) {
    const [ahead, old] = [`partitions ${table}`, `retention ${table}`];
    await attempt(ahead, () => makeAhead(ctx, table, !ctx.resting.has(ahead)));
    if (!ctx.resting.has(old)) await attempt(old, () => detachOld(ctx, table));
  }
  return failures;
}

async function makeAhead(ctx: RunContext, table: PartitionedTable, check: boolean): Promise<void> {
  const now = ctx.clock.now();
  const made = await underClaim(ctx, (tx) => makePartitions(tx, table, now));
  await underClaim(ctx, async (tx) => (await analyzePartitions(tx, table, made > 0), 0));
  if (!check) return;
  const { aheadUntil, outside } = await partitionStanding(ctx.db, table, now);
  const wanted = Temporal.Instant.from(now).add({ hours: AHEAD_DAYS * 24 });
  if (Temporal.Instant.compare(Temporal.Instant.from(aheadUntil), wanted) < 0) throw new NoPartitionAhead(`${table} has none after ${aheadUntil}`);
  if (outside) throw new RowsOutside(`${table}_outside has rows`);
}

/** One partition a transaction, so that each waits for the table's users for itself. */
async function detachOld(ctx: RunContext, table: PartitionedTable): Promise<void> {
  const retention = ctx.retention ?? {};
  const months = monthsOf(retention, table);
  if (months === undefined) return;
  const before = monthsBefore(ctx.clock.now(), months);
  const { accesses } = retention;
  const detachNext = table === 'access_record' && accesses !== undefined
    ? () => detachAccesses(ctx, accesses, before)
    : async () => await underClaim(ctx, async (tx) => (await detachPartition(tx, table, before) === null ? 0 : 1)) > 0;
  do ctx.signal.throwIfAborted(); while (await detachNext());
}

function monthsOf({ feedMonths, auditMonths, accesses }: Retention, table: PartitionedTable): number | undefined {
  const accessMonths = accesses?.months;
  return { outbox: feedMonths, audit_record: auditMonths, access_record: accessMonths, access_family: accessMonths, case_fact: undefined }[table];
}

function monthsBefore(now: string, months: number): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Moscow').subtract({ months }).toInstant().toString();
}

/** Without one, new rows go to the partition for whatever lies outside. */
class NoPartitionAhead extends Error {
  override name = 'NoPartitionAhead';
}

/** Rows of a time that no partition is for. They are read as all others; an operator has to look why (docs/partitions.md). */
class RowsOutside extends Error {
  override name = 'RowsOutside';
}
