import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { FigureQuestion } from '../../domain/report/figure-question.ts';
import { missingData, type MissingData } from '../../domain/report/missing.ts';
import type { Period } from '../../domain/report/period.ts';
import type { DueKind } from '../../domain/report/traces.ts';
import { type Page, pageOf, type PageRequest } from '../page.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseColumns } from './case-columns.ts';
import { caseReachable } from './case-scope.ts';
import { caseNames, caseOf, type CaseRecord } from './cases.ts';
import { held } from './curator-loads.ts';
import { forManyRows } from './report-settings.ts';
import { countedIn, type ReportSubject, statesBy } from './report-subject.ts';
import { dueCounts, dueState, spellTouches } from './standing-sql.ts';

/** A page of the cases behind a figure that the caller may see, by id. */
export async function listFigureCases(
  db: Kysely<Database>, scope: Scope, asked: { subject: ReportSubject; period: Period; question: FigureQuestion }, page: PageRequest,
): Promise<Page<CaseRecord>> {
  let query = db.selectFrom('support_case').select(caseColumns).select(caseNames)
    .where((eb) => caseReachable(eb, scope)).where(sql<SqlBool>`support_case.id in (${behind(asked)})`);
  if (page.after !== undefined) query = query.where('id', '>', page.after[0] ?? '');
  const rows = await query.orderBy('id').limit(page.limit + 1).execute();
  return pageOf(rows, page.limit, (row) => [row.id], caseOf);
}

/** What a figure counts, as the ids of cases. */
export function behind({ subject, period, question }: { subject: ReportSubject; period: Period; question: FigureQuestion }): RawBuilder<unknown> {
  switch (question.of) {
    case 'spells': return behindSpells(subject, period, question);
    case 'dues': return behindDues(subject, period, question);
    case 'families': return behindFamilies(subject, period, question.which);
    case 'helped':
      return sql`select d.case_id from case_due d where ${countedIn('d', subject, period.to)} and d.help_type = ${question.helpType}
        and d.done_on between ${period.from}::date and ${period.to}::date`;
    case 'curated': return behindCurated(subject, period, question);
    case 'missing': return behindMissing(subject, period, question.what);
  }
}

type Of<O extends FigureQuestion['of']> = Extract<FigureQuestion, { of: O }>;

function behindSpells(subject: ReportSubject, period: Period, question: Of<'spells'>): RawBuilder<unknown> {
  const { kind, value, valueBefore, changed, endedBy, notTaken, category } = question;
  const conditions = [
    countedIn('s', subject, period.to), spellTouches(period), sql<SqlBool>`s.kind = ${kind}`, moment(period, question.at),
    ...(value === undefined ? [] : [sql<SqlBool>`s.value = ${value}`]),
    ...(valueBefore === undefined ? [] : [sql<SqlBool>`s.value_before = ${valueBefore}`]),
    ...(changed === undefined ? [] : [changed ? sql<SqlBool>`s.value_before is not null` : sql<SqlBool>`s.value_before is null`]),
    ...(endedBy === undefined ? [] : [sql<SqlBool>`s.ended_by = ${endedBy}`]),
    ...(notTaken === undefined ? [] : [sql<SqlBool>`s.ended_by <> 'started'`]),
    ...(category === undefined ? [] : [ofCategory(subject, period, category)]),
  ];
  return sql`select s.case_id from case_spell s where ${sql.join(conditions, sql` and `)}`;
}

function ofCategory(subject: ReportSubject, { to }: Period, category: string): RawBuilder<SqlBool> {
  return sql`s.family_id in (select family.id from family left join ${statesBy(subject, to)} on state.family_id = family.id
    where ${category} = any (coalesce(state.categories, family.categories)))`;
}

function moment({ from, to }: Period, at: Of<'spells'>['at']): RawBuilder<SqlBool> {
  switch (at) {
    case 'atStart': return sql`s.from_on < ${from}::date`;
    case 'began': return sql`s.from_on >= ${from}::date`;
    case 'ended': return sql`s.to_on <= ${to}::date`;
    case 'atEnd': return sql`(s.to_on is null or s.to_on > ${to}::date)`;
  }
}

function behindDues(subject: ReportSubject, period: Period, { kind, code, body, helpType, executorKind, state }: Of<'dues'>): RawBuilder<unknown> {
  const conditions = [
    countedIn('d', subject, period.to), dueCounts(period), sql<SqlBool>`d.kind = ${kind}`,
    ...(code === undefined ? [] : [sql<SqlBool>`d.code = ${code}`]), ...(body === undefined ? [] : [sql<SqlBool>`d.body = ${body}`]),
    ...(helpType === undefined ? [] : [sql<SqlBool>`d.help_type = ${helpType}`]),
    ...(executorKind === undefined ? [] : [sql<SqlBool>`d.executor_kind = ${executorKind}`]),
    ...(state === undefined ? [] : [sql<SqlBool>`${dueState(period)} = ${state}`]),
  ];
  return sql`select d.case_id from case_due d where ${sql.join(conditions, sql` and `)}`;
}

/** Of a family that came or went, all the cases that it had in the period. */
function behindFamilies(subject: ReportSubject, period: Period, which: Of<'families'>['which']): RawBuilder<unknown> {
  const there = sql`select s.case_id, s.family_id from case_spell s
    where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment'`;
  if (which === 'start') return sql`select case_id from (${there} and ${moment(period, 'atStart')}) t`;
  if (which === 'end') return sql`select case_id from (${there} and ${moment(period, 'atEnd')}) t`;
  const stays = moment(period, which === 'in' ? 'atStart' : 'atEnd');
  return sql`select case_id from (${there}) t where family_id not in (select family_id from (${there} and ${stays}) stays)`;
}

function behindCurated(subject: ReportSubject, period: Period, { specialistIds, level }: Of<'curated'>): RawBuilder<unknown> {
  const some = specialistIds === undefined ? sql`true` : sql`held.curator = any (${[...specialistIds]}::text[])`;
  const ofLevel = level === undefined ? sql`true` : sql`held.level = ${level}`;
  return sql`select s.case_id from case_spell s join case_spell c on c.case_id = s.case_id and c.kind = 'curator'
      and c.from_on <= ${period.to}::date and (c.to_on is null or c.to_on > ${period.to}::date)
     where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'level' and ${moment(period, 'atEnd')}
       and (c.value, s.family_id) in (select held.curator, held.family_id from ${held(subject, period)} where ${some} and ${ofLevel})`;
}

/** What somebody has yet to enter, so that the figures would be others. */
function behindMissing(subject: ReportSubject, period: Period, what: MissingData): RawBuilder<unknown> {
  const kind = lateKinds[what];
  if (kind !== undefined) return sql`${behindDues(subject, period, { of: 'dues', kind, state: 'late' })} and ${unanswered}`;
  return sql`select case_id from ${running(subject, period)} where ${lacking[what as Lacking]}`;
}

/** To this day; what was done after the period is late in it, and no more missing. Of a family not taken on no answer is awaited. */
const unanswered = sql<SqlBool>`d.done_on is null and d.not_done_on is null and (d.kind <> 'deadline' or d.wanted_to is null)`;

const lateKinds: Partial<Record<MissingData, DueKind>> = {
  measuresUnmarked: 'measure', deadlinesUnanswered: 'deadline', reviewsNotMade: 'review', checksNotMade: 'postSupportCheck',
};

type Lacking = Exclude<MissingData, 'measuresUnmarked' | 'deadlinesUnanswered' | 'reviewsNotMade' | 'checksNotMade'>;
const lacking: Record<Lacking, RawBuilder<SqlBool>> = { termOver: sql`"termOver"`, noCurator: sql`"noCurator"` };

/** What the cases under accompaniment at the period's end lack; as `running`. */
function running(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  return sql`(select s.case_id, coalesce(c.outcome is null and c.ends_on <= ${period.to}::date, false) as "termOver", held.case_id is null as "noCurator"
      from case_spell s join support_case c on c.id = s.case_id
      left join case_spell held on held.case_id = s.case_id and held.kind = 'curator'
        and held.from_on <= ${period.to}::date and (held.to_on is null or held.to_on > ${period.to}::date)
     where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment' and ${moment(period, 'atEnd')}) running`;
}

/** How many cases lack each of the data, counted in one statement. */
export async function countMissing(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<{ what: MissingData; cases: number }[]> {
  await forManyRows(db, subject);
  const { rows } = await sql<{ what: string; cases: number }>`
    select kind as what, count(distinct case_id)::int as cases
      from (select d.kind, d.case_id from case_due d
             where ${countedIn('d', subject, period.to)} and ${dueCounts(period)} and ${dueState(period)} = 'late' and ${unanswered}) late
     group by 1
    union all
    select what, cases from (select ${sql.join(Object.entries(lacking).map(([what, is]) => sql`count(distinct case_id) filter (where ${is})::int as ${sql.ref(what)}`))}
      from ${running(subject, period)}) counted,
      lateral (values ${sql.join(Object.keys(lacking).map((what) => sql`(${what}::text, ${sql.ref(`counted.${what}`)})`))}) as told (what, cases)`.execute(db);
  const found = new Map(rows.map(({ what, cases }) => [what, cases]));
  return missingData.map((what) => ({ what, cases: found.get(lateKinds[what] ?? what) ?? 0 })).filter(({ cases }) => cases > 0);
}

/** The cases that lack each of the data, for each that any lacks. */
export async function behindMissingIn(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<[MissingData, string[]][]> {
  const lists = missingData.map((what) => sql`
    select ${what}::text as what, array_agg(distinct case_id)::text[] as cases from (${behindMissing(subject, period, what)}) lacking`);
  const { rows } = await sql<{ what: MissingData; cases: string[] | null }>`${sql.join(lists, sql` union all `)}`.execute(db);
  return rows.flatMap(({ what, cases }): [MissingData, string[]][] => (cases === null ? [] : [[what, cases]]));
}
