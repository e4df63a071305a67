import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { CaseSet } from '../../domain/indicators/case-sets.ts';
import { type IndicatorCounts, OVERCAME, SATISFIED_FROM } from '../../domain/indicators/counts.ts';
import { countNonProfits, type NonProfitIdentity } from '../../domain/indicators/non-profits.ts';
import type { LackingCounts } from '../../domain/indicators/told.ts';
import type { Period } from '../../domain/report/period.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseNames, caseOf, type CaseRecord } from './cases.ts';
import { forManyRows } from './report-settings.ts';
import { countedIn, type ReportSubject } from './report-subject.ts';
import { spellTouches } from './standing-sql.ts';

/** What indicators count, told by the database. Says the same as `indicatorCounts`. */
export async function countIndicators(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<IndicatorCounts> {
  await forManyRows(db, subject);
  const { rows: [row] } = await sql<Omit<IndicatorCounts, 'nonProfits' | 'nonProfitsByNameOnly' | 'notAsked'>>`
    with ${families(subject, period)}, ${people(subject, period)}
    select (select count(distinct organisation_id)::int from helped) as centres, (select count(distinct family_id)::int from helped) as helped,
           (select count(distinct family_id)::int from helped where overcame) as overcame, (select count(*)::int from newest) as asked,
           (select count(*)::int from newest where satisfaction >= ${SATISFIED_FROM}) as satisfied,
           (select count(*)::int from trained) as trained,
           (select count(*)::int from trained where last_on >= ${period.from}::date) as "trainedInPeriod",
           (select count(*)::int from volunteers where trained) as volunteers,
           (select count(*)::int from volunteers where not trained) as "volunteersUntrained"`.execute(db);
  if (row === undefined) throw new Error('The database counted nothing');
  const { organisations, byNameOnly } = countNonProfits(await engagedNonProfits(db, subject, period));
  return { ...row, nonProfits: organisations, nonProfitsByNameOnly: byNameOnly, notAsked: row.helped - row.asked };
}

/** What was lacking by the period's end in the cases, and of those who held them. */
export async function countLacking(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<LackingCounts> {
  const { rows: [row] } = await sql<LackingCounts>`
    select (select count(distinct case_id)::int from (${noOutcome(subject, period)}) lacking) as "noOutcome",
           (select count(distinct s.value)::int from case_spell s
             where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'curator' and (s.to_on is null or s.to_on > ${period.to}::date)
               and s.value not in (select t.specialist_id::text from training t
                                    where t.accompaniment and t.annulled_at is null and t.completed_on <= ${period.to}::date)) as "curatorsUntrained"`.execute(db);
  return row ?? { noOutcome: 0, curatorsUntrained: 0 };
}

/** Cases under accompaniment at the period's end, though their term was over by then. */
function noOutcome(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  return sql`select s.case_id from case_spell s join support_case c on c.id = s.case_id
    where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment' and (s.to_on is null or s.to_on > ${period.to}::date)
      and c.outcome is null and c.ends_on <= ${period.to}::date`;
}

/** `helped`: the cases under accompaniment in the period; `newest`: the newest questionnaire of the period of each of their families. */
function families(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  return sql`
    helped as materialized (
      select s.case_id, s.organisation_id, s.family_id, coalesce(s.to_on <= ${period.to}::date and s.ended_by = ${OVERCAME}, false) as overcame
        from case_spell s where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment'
    ), newest as materialized (
      select distinct on (q.family_id) q.family_id, q.satisfaction from case_questionnaire q
       where ${own('q', { organisationId: subject.organisationId, region: subject.region })} and q.on_date between ${period.from}::date and ${period.to}::date
         and q.family_id in (select family_id from helped)
       order by q.family_id, q.on_date desc, q.case_id desc, q.fact_seq desc
    )`;
}

/** `trained`: specialists with their last training; `volunteers` who were engaged. */
function people(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  const { to } = period;
  return sql`
    trained as (
      select specialist_id, max(completed_on) as last_on from training t
       where ${own('t', subject)} and accompaniment and annulled_at is null and completed_on <= ${to}::date group by 1
    ), volunteers as (
      select person_id, bool_or(coalesce(trained_on <= ${to}::date, false)) as trained from volunteer v
       where ${own('v', subject)} and annulled_at is null group by 1
      having bool_or(${engaged(period)})
    )`;
}

/** By what those are known who were engaged in the period. */
async function engagedNonProfits(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<NonProfitIdentity[]> {
  const { rows } = await sql<NonProfitIdentity>`select distinct partner_id as "partnerId", name, ogrn, inn from non_profit_partner n
    where ${own('n', subject)} and annulled_at is null and ${engaged(period)}`.execute(db);
  return rows;
}

function engaged({ from, to }: Period): RawBuilder<SqlBool> {
  return sql`(engaged_from <= ${to}::date and (engaged_until is null or engaged_until >= ${from}::date))`;
}

/** Records of organisations themselves: what they entered counts where they are. */
function own(table: string, { organisationId, region, municipality }: ReportSubject): RawBuilder<SqlBool> {
  const of = sql.ref(`${table}.organisation_id`);
  const conditions = [
    ...(organisationId === undefined ? [] : [sql<SqlBool>`${of} = ${organisationId}::uuid`]),
    ...(region === undefined ? [] : [sql<SqlBool>`${sql.ref(`${table}.region`)} = ${region}`]),
    ...(municipality === undefined ? [] : [sql<SqlBool>`${of} in (select id from organisation where municipality = ${municipality})`]),
  ];
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** A page of the cases of a set that the caller may see, by id. */
export async function listIndicatorCases(
  db: Kysely<Database>, scope: Scope, asked: { subject: ReportSubject; period: Period; set: CaseSet }, page: PageRequest,
): Promise<Page<CaseRecord>> {
  let query = db.selectFrom('support_case').select(caseColumns).select(caseNames)
    .where((eb) => caseReachable(eb, scope)).where(sql<SqlBool>`support_case.id in (${inSet(asked)})`);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], caseOf);
}

/** The cases of a set by id, whoever may see them. */
export async function indicatorCaseIds(db: Kysely<Database>, asked: { subject: ReportSubject; period: Period; set: CaseSet }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct found.case_id as id from (${inSet(asked)}) found order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** Of the families that a set is of, the cases that were under accompaniment in the period. */
export function inSet({ subject, period, set }: { subject: ReportSubject; period: Period; set: CaseSet }): RawBuilder<unknown> {
  if (set === 'noOutcome') return noOutcome(subject, period);
  const which: Record<Exclude<CaseSet, 'noOutcome'>, RawBuilder<SqlBool>> = {
    helped: sql`true`, overcame: sql`overcame`, asked: sql`family_id in (select family_id from newest)`,
    notAsked: sql`family_id not in (select family_id from newest)`,
    satisfied: sql`family_id in (select family_id from newest where satisfaction >= ${SATISFIED_FROM})`,
  };
  return sql`with ${families(subject, period)} select case_id from helped where ${which[set]}`;
}
