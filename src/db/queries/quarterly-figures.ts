import { type Kysely, type RawBuilder, sql } from 'kysely';
import { figuresOfCategory, figuresOfDue, figuresOfSpell, type Figures, raise } from '../../domain/report/figures.ts';
import type { Period } from '../../domain/report/period.ts';
import { severity } from '../../domain/report/quarterly.ts';
import type { DueStanding, SpellStanding } from '../../domain/report/standing.ts';
import type { Database } from '../schema.ts';
import { countedIn, type ReportSubject, statesBy } from './report-subject.ts';
import { dueCounts, dueState, spellFlags, spellTouches } from './standing-sql.ts';

/**
 * The figures of a period, counted by the database in one statement, so that they are of one moment: each part groups rows by where they
 * stand, and what comes here is small however many cases there are. Says the same as `quarterlyFigures`.
 */
export async function countFigures(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<Figures> {
  const parts = Object.entries(statements).map(([part, of]) => sql`select ${part}::text as part, to_jsonb(counted) as row from (${of(subject, period)}) counted`);
  await withoutJit(db);
  const { rows } = await sql<{ part: keyof typeof statements; row: never }>`${sql.join(parts, sql` union all `)}`.execute(db);
  const figures: Figures = new Map();
  for (const { part, row } of rows) taking[part](figures, row);
  return figures;
}

/** For the rest of the transaction: to compile so many small expressions takes longer than to count with them. */
export async function withoutJit(db: Kysely<Database>): Promise<void> {
  await sql`set local jit = off`.execute(db);
}

type Statement = (subject: ReportSubject, period: Period) => RawBuilder<unknown>;

const statements = { spells, categories, dues, families, helped, curators } satisfies Record<string, Statement>;

type Weighted<T> = T & { weight: number };
type Flags = Pick<SpellStanding, 'atStart' | 'began' | 'ended' | 'atEnd'>;
const accompaniment = { kind: 'accompaniment', value: '', valueBefore: null, endedBy: null, ground: '' } as const;

const taking = {
  spells: (figures: Figures, { weight, ...standing }: Weighted<SpellStanding>) => raise(figures, figuresOfSpell(standing), weight),
  categories: (figures: Figures, { weight, category, ...flags }: Weighted<Flags & { category: string }>) =>
    raise(figures, figuresOfCategory(category, { ...accompaniment, ...flags }), weight),
  dues: (figures: Figures, { weight, ...standing }: Weighted<DueStanding>) => raise(figures, figuresOfDue(standing), weight),
  families: (figures: Figures, counted: Record<'start' | 'in' | 'out' | 'end', number>) => {
    for (const [which, number] of Object.entries(counted)) raise(figures, [`families.${which}`], number);
  },
  helped: (figures: Figures, { helpType, weight }: Weighted<{ helpType: string }>) => raise(figures, [`helped.${helpType}`], weight),
  curators: (figures: Figures, { curator, level, weight }: Weighted<{ curator: string | null; level: string | null }>) =>
    raise(figures, curator === null ? ['curators.all'] : [`curators.${curator}`, `curators.${curator}.${level}`], weight),
} satisfies Record<keyof typeof statements, (figures: Figures, row: never) => void>;

function spells(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  return sql`
    select kind, value, "valueBefore", "endedBy", ground, "atStart", began, ended, "atEnd", count(*)::int as weight
      from (select s.kind, s.value, s.value_before as "valueBefore", ${spellFlags(period)},
                   case when s.kind = 'accompaniment' then support_case.ground else '' end as ground
              from case_spell s join support_case on support_case.id = s.case_id
             where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind <> 'curator') standing
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9`;
}

/** A family counts in each of the categories that it had at the period's end, so flows by category balance too. */
function categories(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  return sql`
    select category, "atStart", began, ended, "atEnd", count(*)::int as weight
      from (select ${spellFlags(period)}, unnest(coalesce(state.categories, family.categories)) as category
              from case_spell s join family on family.id = s.family_id
              left join ${statesBy(subject, period.to)} on state.family_id = s.family_id
             where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment') standing
     group by 1, 2, 3, 4, 5`;
}

function dues(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  return sql`
    select d.kind, d.code, d.body, d.help_type as "helpType", d.executor_kind as "executorKind", ${dueState(period)} as state, count(*)::int as weight
      from case_due d where ${countedIn('d', subject, period.to)} and ${dueCounts(period)}
     group by 1, 2, 3, 4, 5, 6`;
}

function families(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  return sql`
    select count(*) filter (where "atStart")::int as "start", count(*) filter (where not "atStart")::int as "in",
           count(*) filter (where not "atEnd")::int as "out", count(*) filter (where "atEnd")::int as "end"
      from (select bool_or("atStart") as "atStart", bool_or("atEnd") as "atEnd"
              from (select s.family_id, ${spellFlags(period)} from case_spell s
                     where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment') standing
             group by family_id) family`;
}

function helped(subject: ReportSubject, { from, to }: Period): RawBuilder<unknown> {
  return sql`
    select d.help_type as "helpType", count(distinct d.family_id)::int as weight
      from case_due d where ${countedIn('d', subject, to)} and d.help_type is not null and d.done_on between ${from}::date and ${to}::date
     group by 1`;
}

/** Beyond one provider it is told how many curators there are, and nothing of each. */
function curators(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  const held = curated(subject, period);
  if (subject.organisationId === undefined) return sql`select null as curator, null as level, count(distinct curator)::int as weight from ${held}`;
  return sql`select curator, level, count(*)::int as weight from ${held} group by 1, 2
    union all select null, null, count(distinct curator)::int from ${held}`;
}

/** Who held which family at the period's end, at the most severe of its levels. */
export function curated(subject: ReportSubject, { to }: Period) {
  const atEnd = (table: string) => sql`${sql.ref(`${table}.from_on`)} <= ${to}::date and (${sql.ref(`${table}.to_on`)} is null or ${sql.ref(`${table}.to_on`)} > ${to}::date)`;
  return sql`(select distinct on (c.value, s.family_id) c.value as curator, s.value as level, s.family_id
      from case_spell s join case_spell c on c.case_id = s.case_id and c.kind = 'curator' and ${atEnd('c')}
     where ${countedIn('s', subject, to)} and s.kind = 'level' and ${atEnd('s')}
     order by c.value, s.family_id, coalesce(array_position(${[...severity]}::text[], s.value), 99), s.value collate "C") curated`;
}
