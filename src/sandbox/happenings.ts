import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { inSnapshot, type Tx } from '../db/transaction.ts';
import { systemWall } from '../db/wall.ts';
import type { Instant } from '../domain/calendar/local-date.ts';

export interface DayHappenings {
  date: string;
  runs: number;
  statusChanges: number;
  checksScheduled: number;
  alertsRaised: number;
  alertsEnded: number;
}

export interface Happenings {
  runs: { done: number; failed: number; waiting: number };
  totals: Omit<DayHappenings, 'date'>;
  days: DayHappenings[];
}

/** What the service's clock says happened after one instant and up to another; days by the time of Moscow. */
export function happeningsBetween(db: Kysely<Database>, from: Instant, to: Instant): Promise<Happenings> {
  return inSnapshot(db, systemWall, async (tx) => {
    const days = await daysBetween(tx, from, to);
    return { runs: await runsBetween(tx, from, to), totals: totalsOf(days), days };
  });
}

async function daysBetween(tx: Tx, from: Instant, to: Instant): Promise<DayHappenings[]> {
  const { rows } = await sql<DayHappenings>`
    select (at at time zone 'Europe/Moscow')::date::text as date,
           count(*) filter (where kind = 'run')::int as runs,
           count(*) filter (where kind = 'status')::int as "statusChanges",
           count(*) filter (where kind = 'check')::int as "checksScheduled",
           count(*) filter (where kind = 'raised')::int as "alertsRaised",
           count(*) filter (where kind = 'ended')::int as "alertsEnded"
      from (select 'run' as kind, finished_at as at from job_run where state in ('done', 'failed')
            union all select 'status', occurred_at from outbox where kind = 'case.statusChanged'
            union all select 'check', recorded_at from case_fact where kind = 'checkScheduled'
            union all select 'raised', raised_at from alert
            union all select 'ended', ended_at from alert where raised_at is not null) as happened
     where at > ${from} and at <= ${to}
     group by 1 order by 1`.execute(tx);
  return rows;
}

async function runsBetween(tx: Tx, from: Instant, to: Instant): Promise<Happenings['runs']> {
  const { rows: [counted] } = await sql<Happenings['runs']>`
    select count(*) filter (where state = 'done' and finished_at > ${from} and finished_at <= ${to})::int as done,
           count(*) filter (where state = 'failed' and finished_at > ${from} and finished_at <= ${to})::int as failed,
           count(*) filter (where state in ('due', 'running'))::int as waiting
      from job_run`.execute(tx);
  return counted ?? { done: 0, failed: 0, waiting: 0 };
}

function totalsOf(days: readonly DayHappenings[]): Happenings['totals'] {
  const sum = (key: keyof Happenings['totals']) => days.reduce((total, day) => total + day[key], 0);
  return {
    runs: sum('runs'), statusChanges: sum('statusChanges'), checksScheduled: sum('checksScheduled'),
    alertsRaised: sum('alertsRaised'), alertsEnded: sum('alertsEnded'),
  };
}
