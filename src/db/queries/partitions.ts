import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Tx } from '../transaction.ts';

/** The tables that are divided by time. A month of `access_family` goes after that of `access_record`. */
export const partitionedTables = ['case_fact', 'audit_record', 'outbox', 'access_record', 'access_family'] as const;
export type PartitionedTable = (typeof partitionedTables)[number];

/** Makes what is missing of the present and the next partitions; how many. Waits two seconds at most for whoever works with the table. */
export async function makePartitions(tx: Tx, table: PartitionedTable, now: string): Promise<number> {
  const { rows: [done] } = await sql<{ made: number }>`select make_partitions(${table}, ${now}::timestamptz) as made`.execute(tx);
  return done?.made ?? 0;
}

/** Has the planner look at the table as a whole, if it never has, or anyway; whether it did. */
export async function analyzePartitions(tx: Tx, table: PartitionedTable, anyway: boolean): Promise<boolean> {
  const { rows: [done] } = await sql<{ done: boolean }>`select analyze_partitions(${table}, ${anyway}) as done`.execute(tx);
  return done?.done === true;
}

/** Takes the oldest partition out if all of it is older than the instant; its name as a table of its own, null when there is none to take out. */
export async function detachPartition(tx: Tx, table: PartitionedTable, before: string): Promise<string | null> {
  const { rows: [done] } = await sql<{ name: string | null }>`select detach_partition(${table}, ${before}::timestamptz) as name`.execute(tx);
  return done?.name ?? null;
}

/** A partition's bounds as PostgreSQL writes instants; the past has no beginning. */
export interface PartBounds {
  from: string | null;
  to: string;
}

/** The oldest partition, if all of it is older than the instant, and than three months. */
export async function duePartition(db: Kysely<Database>, table: PartitionedTable, before: string): Promise<(PartBounds & { name: string }) | undefined> {
  const { rows: [oldest] } = await sql<PartBounds & { name: string; due: boolean }>`
    select name, nullif(from_at, '-infinity')::text as "from", to_at::text as "to", to_at <= least(${before}::timestamptz, now() - interval '3 months') as due
      from time_partition where table_name = ${table} and detached_at is null order by from_at limit 1`.execute(db);
  return oldest?.due === true ? oldest : undefined;
}

/** Since when a table has rows; null: from the beginning on. */
export async function keptSince(db: Kysely<Database>, table: PartitionedTable): Promise<string | null> {
  const { rows: [kept] } = await sql<{ since: string | null }>`
    select max(to_at) as since from time_partition where table_name = ${table} and detached_at is not null`.execute(db);
  return kept?.since ?? null;
}

/** Whether new rows will find their place. */
export interface PartitionStanding {
  /** Up to when there are partitions, without a gap from now on. */
  aheadUntil: string;
  /** Some rows lie in no partition of their time. */
  outside: boolean;
}

export async function partitionStanding(db: Kysely<Database>, table: PartitionedTable, now: string): Promise<PartitionStanding> {
  const { rows: [standing] } = await sql<PartitionStanding>`
    select ahead_until as "aheadUntil", outside from partition_standing(${table}, ${now}::timestamptz)`.execute(db);
  if (standing === undefined) throw new Error(`no standing of ${table}`);
  return standing;
}
