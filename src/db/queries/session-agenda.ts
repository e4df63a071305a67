import { type Kysely, sql } from 'kysely';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';

/** What one version of a regulation gives to a body to decide on. */
export interface BodyRules {
  code: string;
  version: number;
  programme: boolean;
  ending: boolean;
  levelChange: boolean;
  consentWithdrawn: boolean;
  /** Codes of the reviews that the body makes. */
  reviews: string[];
  /** Codes of the deadlines that a decision on the programme answers. */
  deadlines: string[];
}

/** A line of a session's agenda as the projections tell it. */
export interface WaitingMatter {
  caseId: string;
  kind: string;
  subject: string;
}

/** Where a matter without a last day stands in the order: after all others. */
const NO_LAST_DAY = '2199-12-31';
const over = ['postSupport', 'closed', 'notTaken'];

/** The versions of regulations by which the open cases within the caller's scope are led. */
export async function regulationsInUse(db: Kysely<Database>, scope: Scope): Promise<{ code: string; version: number }[]> {
  return await db.selectFrom('support_case').select(['regulation_code as code', 'regulation_version as version']).distinct()
    .where((eb) => caseReachable(eb, scope)).where('status', 'not in', over).execute();
}

/**
 * A page of what waits for a body on a day (today or later) within the caller's scope, by the last day on which it may be decided.
 * Alerts are planned ahead, so those of a later day are known today.
 */
export async function waitingMatters(
  db: Kysely<Database>, scope: Scope, asked: { body: string; date: string; rules: readonly BodyRules[] }, page: PageRequest,
): Promise<Page<WaitingMatter>> {
  const reachable = db.selectFrom('support_case').select(caseColumns).where((eb) => caseReachable(eb, scope)).where('status', 'not in', over);
  const [day, caseId, kind, subject] = page.after ?? [];
  const after = day === undefined
    ? sql`true`
    : sql`(last_day, case_id, kind, subject) > (${day}::date, ${caseId}::uuid, ${kind}, ${subject})`;
  const { rows } = await sql<{ case_id: string; kind: string; subject: string; last_day: string }>`
    with open_case as materialized (
      select c.id, c.status, c.ends_on, rule.*
        from (${reachable}) c
        join jsonb_to_recordset(${JSON.stringify(asked.rules)}::jsonb) as rule
             (code text, version integer, programme boolean, ending boolean, "levelChange" boolean, "consentWithdrawn" boolean,
              reviews jsonb, deadlines jsonb)
          on rule.code = c.regulation_code and rule.version = c.regulation_version),
    flagged as (
      select a.case_id, a.kind, a.subject, a.raise_on, a.lapse_on from alert a join open_case c on c.id = a.case_id
       where a.ended_at is null and a.raise_on <= ${asked.date} and (a.lapse_on is null or a.lapse_on > ${asked.date})),
    matter (case_id, kind, subject, on_day) as (
      ${programmes(asked.body)} union all ${endings} union all ${levelChanges} union all ${consents} union all ${reviews}),
    dated as (select case_id, kind, subject, coalesce(on_day, ${NO_LAST_DAY}::date) as last_day from matter)
    select case_id, kind, subject, last_day from dated where ${after}
     order by last_day, case_id, kind, subject limit ${page.limit + 1}`.execute(db);
  return pageOf(
    rows, page.limit, (row) => [row.last_day, row.case_id, row.kind, row.subject],
    (row) => ({ caseId: row.case_id, kind: row.kind, subject: row.subject }),
  );
}

/** Submitted to the body, and neither decided on nor replaced by a newer draft. It is late the day before the alert that says so. */
function programmes(body: string) {
  return sql`
    select c.id, 'programme', 'programme:' || (s.data->>'programmeNumber'),
           (select min(a.raise_on) - 1 from alert a
             where a.case_id = c.id and a.ended_at is null and a.kind = 'decisionLate' and c.deadlines ? a.subject)
      from open_case c join case_fact s on s.case_id = c.id
     where c.programme and s.kind = 'submission' and s.data->>'body' = ${body}
       and not exists (
         select from case_fact d where d.case_id = c.id and d.seq > s.seq
            and (d.kind = 'programme' or (d.kind = 'decision' and (d.data ? 'programmeNumber'
                 or d.data->>'kind' in ('approveProgramme', 'returnProgramme', 'rejectProgramme')))))`;
}

/** Terms that end soon or have ended, and programmes under evaluation. */
const endings = sql`
  select c.id, 'ending', 'programme', c.ends_on
    from open_case c
   where c.ending and c.status in ('active', 'evaluation')
     and (c.status = 'evaluation'
          or exists (select from flagged f where f.case_id = c.id and f.kind in ('programmeExpiring', 'programmeExpired')))`;

/** A level proposed after the one that stood at the start, and not decided on. */
const levelChanges = sql`
  select c.id, 'levelChange', 'level', null::date
    from open_case c
   where c."levelChange" and c.status in ('active', 'evaluation')
     and exists (select from case_fact proposed
       where proposed.case_id = c.id and proposed.kind = 'levelAssignment'
         and exists (select from case_fact f where f.case_id = c.id and f.kind = 'levelAssignment' and f.seq < proposed.seq)
         and not exists (select from case_fact d where d.case_id = c.id and d.kind = 'decision'
               and d.data->>'kind' = 'changeLevel' and d.seq > proposed.seq))`;

const consents = sql`
  select c.id, 'consentWithdrawn', 'consent', null::date
    from open_case c join flagged f on f.case_id = c.id and f.kind = 'consentWithdrawn'
   where c."consentWithdrawn" and c.status in ('active', 'evaluation')`;

/** The notice of a review lapses, and the alert that it was missed begins, the day after its last day. */
const reviews = sql`
  select c.id, 'review', f.subject, coalesce(f.lapse_on, f.raise_on) - 1
    from open_case c join flagged f on f.case_id = c.id and f.kind in ('reviewDue', 'reviewMissed')
   where c.status in ('active', 'evaluation') and c.reviews ? split_part(f.subject, ':', 1)`;
