import { type RawBuilder, sql } from 'kysely';
import type { Citation } from '../../domain/errors.ts';
import { eventCatalogue, type EventKind } from '../../domain/events/catalogue.ts';
import type { Tx } from '../transaction.ts';

/** The region and day that are watched, and the instant at which it happens. */
export interface Watch {
  region: string;
  day: string;
  now: string;
}

/** What a place takes on a level by the version of a regulation that is in force. */
export interface LimitInForce {
  regulationCode: string;
  level: string;
  limitGroup: string;
  units: number;
  capacity: number;
  citation: Citation;
}

/** A report that a regulation wants on the last quarter. */
export interface ReportWanted {
  regulationCode: string;
  /** What of the organisation's alerts it is, for example `report:quarterlyToMinistry:2026-Q1`. */
  subject: string;
  from: string;
  dueOn: string;
  citation: Citation;
}

const limits = (rows: readonly LimitInForce[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
  as rule ("regulationCode" text, level text, "limitGroup" text, units integer, capacity integer, citation jsonb)`;
const reports = (rows: readonly ReportWanted[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
  as rule ("regulationCode" text, subject text, "from" date, "dueOn" date, citation jsonb)`;
const columns = sql.raw(`id, case_id, specialist_id, region, organisation_id, kind, subject, severity, raise_on, due_on, citation, planned_at,
  raised_at, escalate_on`);

/**
 * Carries out a statement that raises or ends alerts and gives their rows back, and tells of each: to the organisation, never to a commission. One
 * statement for all; how many there were.
 */
async function told(tx: Tx, kind: Extract<EventKind, `alert.${string}`>, now: string, turn: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    with turned as (${turn})
    insert into outbox (region, organisation_id, kind, version, data, occurred_at)
    select region, organisation_id, ${kind}::text, ${eventCatalogue[kind].version}::integer,
           jsonb_build_object('alertId', id, 'alert', kind, 'subject', subject, 'dueOn', due_on), ${now}::timestamptz
      from turned order by organisation_id, id`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Raises an alert about each of the region's curators whose places are more than the limits in force allow; how many. */
export async function raiseOverLimit(tx: Tx, { region, day, now }: Watch, rules: readonly LimitInForce[]): Promise<number> {
  return await told(tx, 'alert.raised', now, sql`
    insert into alert (${columns})
    select new_id_v7(), null, over.specialist_id, ${region}, over.organisation_id, 'curatorOverLimit', over.subject, 'warning',
           ${day}::date, ${day}::date, over.citation, ${now}::timestamptz, ${now}::timestamptz, ${day}::date
      from (select o.id as organisation_id, p.specialist_id, 'caseload:' || rule."limitGroup" as subject, rule.citation
              from organisation o
              join ${limits(rules)} on rule."regulationCode" = o.regulation_code
              join caseload_place p on p.organisation_id = o.id and p.level = rule.level
             where o.region = ${region} and o.kind = 'provider'
             group by o.id, p.specialist_id, rule."limitGroup", rule.citation
            having sum(rule.units) > min(rule.capacity)) over
    on conflict do nothing
    returning *`);
}

/** Ends the region's alerts about curators who are back within their limits; how many. */
export async function endOverLimit(tx: Tx, { region, now }: Watch, rules: readonly LimitInForce[]): Promise<number> {
  return await told(tx, 'alert.ended', now, sql`
    update alert set ended_at = ${now}
     where case_id is null and ended_at is null and kind = 'curatorOverLimit' and region = ${region}
       and not exists (
         select from organisation o
           join ${limits(rules)} on rule."regulationCode" = o.regulation_code and 'caseload:' || rule."limitGroup" = alert.subject
           join caseload_place p on p.specialist_id = alert.specialist_id and p.level = rule.level
          where o.id = alert.organisation_id
         having sum(rule.units) > min(rule.capacity))
    returning *`);
}

/** Calls each of the region's providers that was there in the period for its report, once, unless it has submitted it; how many. */
export async function raiseReports(tx: Tx, { region, now }: Watch, wanted: readonly ReportWanted[]): Promise<number> {
  return await told(tx, 'alert.raised', now, sql`
    insert into alert (${columns})
    select new_id_v7(), null, null, ${region}, o.id, 'quarterlyReportDue', rule.subject, 'warning', rule."from", rule."dueOn", rule.citation,
           ${now}::timestamptz, ${now}::timestamptz, rule."from"
      from organisation o
      join ${reports(wanted)} on rule."regulationCode" = o.regulation_code
     where o.region = ${region} and o.kind = 'provider' and o.created_at < rule."from"
       and not exists (select from submitted_report sent
                        where sent.organisation_id = o.id and rule.subject = 'report:' || sent.report || ':' || sent.period)
    on conflict do nothing
    returning *`);
}

/** Ends the region's calls for reports that are no longer wanted: the next period of that length is over, or the regulation asks no more; how many. */
export async function endReports(tx: Tx, { region, now }: Watch, wanted: readonly ReportWanted[]): Promise<number> {
  return await told(tx, 'alert.ended', now, sql`
    update alert set ended_at = ${now}
     where case_id is null and ended_at is null and kind = 'quarterlyReportDue' and region = ${region}
       and not exists (
         select from organisation o join ${reports(wanted)} on rule."regulationCode" = o.regulation_code and rule.subject = alert.subject
          where o.id = alert.organisation_id)
    returning *`);
}

/** The regulations by which the region's providers work. */
export async function regulationsAtWork(tx: Tx, region: string): Promise<string[]> {
  const rows = await tx.selectFrom('organisation').select('regulation_code').distinct()
    .where('region', '=', region).where('kind', '=', 'provider').where('regulation_code', 'is not', null).execute();
  return rows.flatMap(({ regulation_code: code }) => code ?? []);
}
