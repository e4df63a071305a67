import type pg from 'pg';

// What a person would write who wants to know, on a morning, what falls due in a region: over the cases, their measures and their facts,
// with the rules of the region (notices, months of the watch) written into the statement. It knows nothing of what the service has planned,
// and of working days it knows only a plain week. Statuses of both sides of a turn are named, so that it finds the same rows before the
// night's run and after it.

const dueToday = `
  select 'the term has ended' as what, id as case_id from support_case
   where region = $1 and status in ('active', 'evaluation') and ends_on = $2::date - 1
  union all
  select 'the programme expires in 30, 14 or 7 days', id from support_case
   where region = $1 and status in ('active', 'evaluation') and ends_on in ($2::date + 30, $2::date + 14, $2::date + 7)
  union all
  select 'no programme, or no decision on it, in time', id from support_case
   where region = $1 and status in ('identified', 'assessment', 'planning', 'decision') and opened_on = $2::date - 15
  union all
  select 'a measure is late', case_id from measure
   where region = $1 and state = 'open' and term_from is not null and due_on = $2::date - 1
  union all
  select 'the watch is over, or its check is to be scheduled or was missed', c.id
    from support_case c join case_fact f on f.case_id = c.id
   where c.region = $1 and c.status in ('postSupport', 'closed') and f.kind = 'decision' and f.data->>'kind' = 'completeWithSuccess'
     and (f.happened_on + interval '3 months')::date in ($2::date, $2::date + 14, $2::date - 1)
  union all
  select 'the consent lapses in 30 or 14 days, or has lapsed', c.id
    from support_case c join case_fact f on f.case_id = c.id
   where c.region = $1 and c.status not in ('postSupport', 'closed', 'notTaken') and f.kind = 'consent'
     and (f.data->>'validUntil')::date in ($2::date + 30, $2::date + 14, $2::date - 1)
  union all
  select 'the dates are counted by an older calendar', id from support_case
   where region = $1 and status not in ('closed', 'notTaken')
     and calendar_revision < (select max(revision) from calendar_revision r where r.region is null or r.region = $1)
  union all
  select 'a curator has more families than the limit', p.specialist_id
    from caseload_place p join specialist s on s.id = p.specialist_id
   where s.region = $1 group by p.specialist_id, p.limit_group having sum(p.units) > min(p.capacity)`;

/** The rows that fall due on a day. */
export async function findPlainly(client: pg.Client, region: string, day: string): Promise<number> {
  return await rowsOf(client, dueToday, region, day);
}

const planned = `
  select id from support_case where region = $1 and reassess_on <= $2::date
  union all
  select id from support_case where region = $1 and schedule_check_on <= $2::date
  union all
  select id from alert where region = $1 and lapse_on <= $2::date and ended_at is null
  union all
  select id from alert where region = $1 and raise_on <= $2::date and raised_at is null and ended_at is null`;

/** The same in what the service has planned: the least that finding the run's rows can cost. Only before the run. */
export async function findPlanned(client: pg.Client, region: string, day: string): Promise<number> {
  return await rowsOf(client, planned, region, day);
}

async function rowsOf(client: pg.Client, text: string, region: string, day: string): Promise<number> {
  const { rows } = await client.query({ text, values: [region, day], rowMode: 'array' });
  return rows.length;
}
