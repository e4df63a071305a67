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
import { curated, withoutJit } from './quarterly-figures.ts';
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
  const { kind, value, valueBefore, changed, endedBy, notTaken, ground, category } = question;
  const conditions = [
    countedIn('s', subject, period.to), spellTouches(period), sql<SqlBool>`s.kind = ${kind}`, moment(period, question.at),
    ...(value === undefined ? [] : [sql<SqlBool>`s.value = ${value}`]),
    ...(valueBefore === undefined ? [] : [sql<SqlBool>`s.value_before = ${valueBefore}`]),
    ...(changed === undefined ? [] : [changed ? sql<SqlBool>`s.value_before is not null` : sql<SqlBool>`s.value_before is null`]),
    ...(endedBy === undefined ? [] : [sql<SqlBool>`s.ended_by = ${endedBy}`]),
    ...(notTaken === undefined ? [] : [sql<SqlBool>`s.ended_by <> 'started'`]),
    ...(ground === undefined ? [] : [sql<SqlBool>`s.case_id in (select id from support_case where ground = ${ground})`]),
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

function behindCurated(subject: ReportSubject, period: Period, { specialistId, level }: Of<'curated'>): RawBuilder<unknown> {
  const one = specialistId === undefined ? sql`true` : sql`curated.curator = ${specialistId}`;
  const ofLevel = level === undefined ? sql`true` : sql`curated.level = ${level}`;
  return sql`select s.case_id from case_spell s join case_spell c on c.case_id = s.case_id and c.kind = 'curator'
      and c.from_on <= ${period.to}::date and (c.to_on is null or c.to_on > ${period.to}::date)
     where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'level' and ${moment(period, 'atEnd')}
       and (c.value, s.family_id) in (select curated.curator, curated.family_id from ${curated(subject, period)} where ${one} and ${ofLevel})`;
}

/** What somebody has yet to enter, so that the figures would be others. */
function behindMissing(subject: ReportSubject, period: Period, what: MissingData): RawBuilder<unknown> {
  const late = lateKinds[what];
  if (late !== undefined) return behindDues(subject, period, { of: 'dues', kind: late, state: 'late' });
  const running = sql`select s.case_id from case_spell s join support_case c on c.id = s.case_id join family on family.id = s.family_id
    where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment' and ${moment(period, 'atEnd')}`;
  if (what === 'termOver') return sql`${running} and c.outcome is null and c.ends_on <= ${period.to}::date`;
  if (what === 'noCategory') return sql`${running} and cardinality(family.categories) = 0`;
  return sql`${running} and not exists (select from case_spell held where held.case_id = s.case_id and held.kind = 'curator'
    and held.from_on <= ${period.to}::date and (held.to_on is null or held.to_on > ${period.to}::date))`;
}

const lateKinds: Partial<Record<MissingData, DueKind>> = {
  measuresUnmarked: 'measure', deadlinesUnanswered: 'deadline', reviewsNotMade: 'review', checksNotMade: 'postSupportCheck',
};

/** How many cases lack each of the data. */
export async function countMissing(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<{ what: MissingData; cases: number }[]> {
  await withoutJit(db);
  const counts = missingData.map((what) => sql`select ${what}::text as what, count(distinct case_id)::int as cases from (${behindMissing(subject, period, what)}) lacking`);
  const { rows } = await sql<{ what: MissingData; cases: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows.filter(({ cases }) => cases > 0);
}
