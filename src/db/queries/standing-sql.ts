import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Period } from '../../domain/report/period.ts';

// Where a spell (`s`) or something that fell due (`d`) stands in a period: `domain/report/standing.ts`, told to the database.

/** The period touches the spell at all. */
export function spellTouches({ from, to }: Period): RawBuilder<SqlBool> {
  return sql`s.from_on <= ${to}::date and (s.to_on is null or s.to_on >= ${from}::date)`;
}

/** As columns. What ended after the period had not ended. */
export function spellFlags({ from, to }: Period): RawBuilder<unknown> {
  return sql`s.from_on < ${from}::date as "atStart", s.from_on >= ${from}::date as began, coalesce(s.to_on <= ${to}::date, false) as ended,
    coalesce(s.to_on > ${to}::date, true) as "atEnd", case when s.to_on <= ${to}::date then s.ended_by end as "endedBy"`;
}

/** It fell due in the period and was still wanted on that day. */
export function dueCounts({ from, to }: Period): RawBuilder<SqlBool> {
  return sql`d.due_on between ${from}::date and ${to}::date and d.wanted_from <= d.due_on and (d.wanted_to is null or d.wanted_to > d.due_on)`;
}

/** Where it stood at the period's end. */
export function dueState({ to }: Period): RawBuilder<string> {
  return sql`case when d.done_on <= least(d.late_after, ${to}::date) then 'done' when d.done_on <= ${to}::date then 'doneLate'
    when d.not_done_on <= ${to}::date then 'notDone' when d.late_after <= ${to}::date then 'late' else 'open' end`;
}
