import { sql } from 'kysely';
import type { EventKind } from '../../domain/events/catalogue.ts';
import type { Tx } from '../transaction.ts';
import { touchCases } from './case-writes.ts';

/** Which alerts a job turns: those of a region whose day has come by `day`, at most `limit` of them. `now` is the instant at which it happens. */
export interface AlertTurn {
  region: string;
  day: string;
  now: string;
  limit: number;
}

/** Ends alerts that another takes over from, and tells of those that were raised; how many. None are left when it gives 0. */
export async function lapseAlerts(tx: Tx, { region, day, now, limit }: AlertTurn): Promise<number> {
  return await turn(tx, { kind: 'alert.ended', now }, {
    due: sql`region = ${region} and lapse_on <= ${day}::date and ended_at is null order by lapse_on limit ${limit}`,
    still: sql`a.ended_at is null`,
    change: sql`ended_at = ${now}`,
  });
}

/** Raises alerts that are still to be raised, and tells of them; how many. None are left when it gives 0. */
export async function raiseAlerts(tx: Tx, { region, day, now, limit }: AlertTurn): Promise<number> {
  return await turn(tx, { kind: 'alert.raised', now }, {
    due: sql`region = ${region} and raise_on <= ${day}::date and raised_at is null and ended_at is null order by raise_on limit ${limit}`,
    still: sql`a.raised_at is null and a.ended_at is null`,
    change: sql`raised_at = ${now}`,
  });
}

interface Told {
  kind: EventKind;
  now: string;
}

interface TurnParts {
  /** Which alerts, in order. */
  due: ReturnType<typeof sql>;
  /** What must still hold once a writer who was quicker has ended. */
  still: ReturnType<typeof sql>;
  change: ReturnType<typeof sql>;
}

const told = sql`jsonb_build_object('alertId', id, 'alert', kind, 'subject', subject, 'dueOn', due_on)`;

/**
 * The cases of alerts that concern a commission are locked before their alerts, as a writer of a case does; the other alerts need no
 * case. The ids are an array, not a set to join with: however many the planner expects, each is found by its key, and no night reads
 * the whole table.
 */
async function turn(tx: Tx, { kind, now }: Told, { due, still, change }: TurnParts): Promise<number> {
  const { rows: [turned] } = await sql<{ count: number; forCommission: string[] | null }>`
    with due as materialized (
      select id, case_id, for_commission from alert where ${due}
    ), held as materialized (
      select id from support_case where id = any (array(select case_id from due where for_commission)) order by id for update
    ), turned as (
      update alert a set ${change}
       where a.id = any (array(select id from due where (select count(*) from held) >= 0)) and ${still}
      returning a.*
    ), told as (
      insert into outbox (region, organisation_id, case_id, kind, data, occurred_at)
      select region, organisation_id, case_id, ${kind}::text, ${told}, ${now}::timestamptz
        from turned where raised_at is not null and not for_commission
    )
    select count(*) as count, array_agg(id) filter (where for_commission and raised_at is not null) as "forCommission" from turned`.execute(tx);
  if (turned?.forCommission) await tellCommissions(tx, turned.forCommission, { kind, now });
  return turned?.count ?? 0;
}

/** Told apart from the turn, so that the state that goes with the event has the alert already, or no more. */
async function tellCommissions(tx: Tx, ids: readonly string[], { kind, now }: Told): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct case_id as id from alert where id = any (${[...ids]}::uuid[]) and case_id is not null`.execute(tx);
  touchCases(tx, rows.map(({ id }) => id));
  await sql`
    insert into outbox (xid, region, organisation_id, municipality, case_id, kind, data, occurred_at, state)
    select greatest(pg_current_xact_id(), c.last_xid), c.region, c.organisation_id, c.municipality, c.id, ${kind}::text,
           jsonb_build_object('alertId', a.id, 'alert', a.kind, 'subject', a.subject, 'dueOn', a.due_on), ${now}::timestamptz,
           case when c.in_feed then case_for_commission(c) end
      from alert a join support_case c on c.id = a.case_id
     where a.id = any (${[...ids]}::uuid[])
     order by c.id, a.id`.execute(tx);
}
