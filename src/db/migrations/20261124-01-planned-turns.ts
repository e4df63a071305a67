import { type Kysely, sql } from 'kysely';

/**
 * What the calendar alone will do to a case, planned at each write: the status that it turns to, and the post-support checks that are to
 * be scheduled. So the daily jobs are set-based. Nothing here is newer than PostgreSQL 15.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table support_case add column status_then text, add column checks_to_schedule jsonb`,
  `update support_case set status_then = case status when 'active' then 'evaluation' when 'postSupport' then 'closed' end
    where reassess_on is not null`,
  // The live alerts of a check that was not made carry its number and its dates; its notice begins on the day on which it is scheduled.
  `update support_case c set checks_to_schedule = (
     select jsonb_agg(jsonb_build_object('number', number, 'dueOn', due_on, 'scheduleOn', schedule_on) order by number)
       from (select substr(subject, 7)::int as number, due_on,
                    coalesce(min(raise_on) filter (where kind = 'postSupportCheckDue'), c.schedule_check_on) as schedule_on
               from alert a
              where a.case_id = c.id and a.ended_at is null and a.kind in ('postSupportCheckDue', 'postSupportCheckMissed')
              group by subject, due_on) as planned
      where not exists (select from case_fact f
                         where f.case_id = c.id and f.kind = 'checkScheduled' and (f.data->>'number')::int = planned.number))
    where schedule_check_on is not null`,
  // a plan that nothing tells of any more comes back with the case's next write
  `update support_case set schedule_check_on = null where checks_to_schedule is null and schedule_check_on is not null`,
  // The two turns that the calendar makes, and no others: a plan left behind by a write that did not know of it cannot be carried out.
  `alter table support_case
     add constraint turns_by_calendar check (case when reassess_on is null then status_then is null
       else status_then is not null and (status, status_then) in (('active', 'evaluation'), ('postSupport', 'closed')) end),
     add constraint checks_planned check ((schedule_check_on is null) = (checks_to_schedule is null))`,
  // A UUIDv7 as the service makes it, for rows that a set-based job makes: ids sort by the time of making.
  `create function new_id_v7() returns uuid language sql volatile parallel safe as $$
     select (lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
       || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid $$`,
];
