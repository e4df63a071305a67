import { sql } from 'kysely';
import type { Tx } from '../transaction.ts';

/** What a job's set-based turn is told: up to which day of the region it goes, the instant at which it happens, and who records it. */
export interface TurnRequest {
  day: string;
  now: string;
  recordedBy: string;
}

/**
 * Turns the status of those of the given cases whose day has come by `day`, as their last write has planned it, and tells the feeds: one
 * statement. A case that a writer has changed meanwhile is looked at as that writer left it. How many were turned.
 */
export async function turnStatuses(tx: Tx, ids: readonly string[], { day, now }: TurnRequest): Promise<number> {
  const { rows } = await sql<{ turned: number }>`
    with due as materialized (
      select id, status, status_then, level from support_case
       where id = any(${[...ids]}::uuid[]) and reassess_on <= ${day}::date
       order by id for update
    ), turned as (
      update support_case c set status = due.status_then, reassess_on = null, status_then = null, version = c.version + 1
        from due where c.id = due.id
      returning c.last_xid, c.region, c.organisation_id, c.municipality, c.id, due.status, due.status_then, due.level,
                case when c.in_feed then case_for_commission(c) end as state
    ), told as (
      insert into outbox (xid, region, organisation_id, municipality, case_id, kind, data, occurred_at, state)
      select last_xid, region, organisation_id, municipality, id, 'case.statusChanged',
             jsonb_build_object('from', status, 'to', status_then, 'level', level), ${now}::timestamptz, state
        from turned
    )
    select count(*) as turned from turned`.execute(tx);
  return rows[0]?.turned ?? 0;
}

/**
 * Schedules those post-support checks of the given cases whose day has come by `day`, as their last write has planned them: facts,
 * the events that tell of them, and the case's next version, in one statement. How many cases were changed.
 */
export async function scheduleChecks(tx: Tx, ids: readonly string[], { day, now, recordedBy }: TurnRequest): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    with due as materialized (
      select id, last_xid, region, organisation_id, fact_count, checks_to_schedule from support_case
       where id = any(${[...ids]}::uuid[]) and schedule_check_on <= ${day}::date
       order by id for update
    ), planned as materialized (
      select due.*, number, "dueOn" as due_on, "scheduleOn" as schedule_on, "scheduleOn" <= ${day}::date as now_due
        from due, jsonb_to_recordset(checks_to_schedule) as one (number integer, "dueOn" date, "scheduleOn" date)
    ), fresh as materialized (
      select planned.*, new_id_v7() as fact_id, fact_count + row_number() over (partition by id order by number) as seq
        from planned where now_due
    ), recorded as (
      insert into case_fact (id, case_id, organisation_id, seq, kind, happened_on, recorded_at, recorded_by, data)
      select fact_id, id, organisation_id, seq, 'checkScheduled', schedule_on, ${now}::timestamptz, ${recordedBy}::text,
             jsonb_build_object('number', number, 'dueOn', due_on)
        from fresh
    ), told as (
      insert into outbox (xid, region, organisation_id, case_id, kind, data, occurred_at)
      select greatest(pg_current_xact_id(), last_xid), region, organisation_id, id, 'case.factRecorded',
             jsonb_build_object('factId', fact_id, 'fact', 'checkScheduled', 'seq', seq), ${now}::timestamptz
        from fresh order by id, seq
    ), after as (
      select id, count(*) filter (where now_due) as added, min(schedule_on) filter (where not now_due) as next_on,
             jsonb_agg(jsonb_build_object('number', number, 'dueOn', due_on, 'scheduleOn', schedule_on) order by number)
               filter (where not now_due) as remaining
        from planned group by id
    ), changed as (
      update support_case c
         set fact_count = c.fact_count + after.added, schedule_check_on = after.next_on, checks_to_schedule = after.remaining,
             version = c.version + 1
        from after where c.id = after.id
      returning c.id
    )
    select count(*) as changed from changed`.execute(tx);
  return rows[0]?.changed ?? 0;
}
