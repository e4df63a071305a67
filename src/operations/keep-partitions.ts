import { Temporal } from 'temporal-polyfill';
import { analyzePartitions, detachPartition, makePartitions, type PartitionedTable, partitionedTables, partitionStanding } from '../db/queries/partitions.ts';
import { type ItemFailure, LostClaim, type RunContext } from './job-run.ts';
import type { Retention } from './retention.ts';
import { underClaim } from './under-claim.ts';

/** A table has to have its partitions for so many days to come at least; a month short of what the job makes. */
const AHEAD_DAYS = 30;

/**
 * Makes the partitions of the months to come, and takes out those that are kept no longer. A table that is too busy to let it, or where rows have no
 * partition of their time, is a failure of its own: it is tried again, and does not stop the others.
 * @throws LostClaim
 */
export async function keepPartitions(ctx: RunContext): Promise<ItemFailure[]> {
  const failures: ItemFailure[] = [];
  for (const table of partitionedTables) {
    const subject = `partitions ${table}`;
    if (ctx.resting.has(subject)) continue;
    ctx.signal.throwIfAborted();
    try {
      await keep(ctx, table);
    } catch (error) {
      if (error instanceof LostClaim || ctx.signal.aborted) throw error;
      failures.push({ subject, error });
    }
  }
  return failures;
}

async function keep(ctx: RunContext, table: PartitionedTable): Promise<void> {
  const now = ctx.clock.now();
  const made = await underClaim(ctx, (tx) => makePartitions(tx, table, now));
  await underClaim(ctx, async (tx) => (await analyzePartitions(tx, table, made > 0), 0));
  const months = monthsOf(ctx.retention ?? {}, table);
  if (months !== undefined) await detachOld(ctx, table, monthsBefore(now, months));
  const { aheadUntil, outside } = await partitionStanding(ctx.db, table, now);
  const wanted = Temporal.Instant.from(now).add({ hours: AHEAD_DAYS * 24 });
  if (Temporal.Instant.compare(Temporal.Instant.from(aheadUntil), wanted) < 0) throw new NoPartitionAhead(`${table} has none after ${aheadUntil}`);
  if (outside) throw new RowsOutside(`${table}_outside has rows`);
}

/** One partition a transaction, so that each waits for the table's users for itself. */
async function detachOld(ctx: RunContext, table: PartitionedTable, before: string): Promise<void> {
  let detached = 1;
  while (detached > 0) {
    ctx.signal.throwIfAborted();
    detached = await underClaim(ctx, async (tx) => (await detachPartition(tx, table, before) === null ? 0 : 1));
  }
}

function monthsOf({ feedMonths, auditMonths }: Retention, table: PartitionedTable): number | undefined {
  return { outbox: feedMonths, audit_record: auditMonths, case_fact: undefined }[table];
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
