import { type Kysely, type RawBuilder, sql } from 'kysely';
import { figuresOfCategory, figuresOfDue, figuresOfSpell, type Figures, raise } from '../../domain/report/figures.ts';
import type { CuratorLoad } from '../../domain/report/load.ts';
import type { Period } from '../../domain/report/period.ts';
import type { DueStanding, SpellStanding } from '../../domain/report/standing.ts';
import type { Database } from '../schema.ts';
import { held, loads } from './curator-loads.ts';
import { countedIn, type ReportSubject, statesBy } from './report-subject.ts';
import { forManyRows } from './report-settings.ts';
import { dueCounts, dueState, spellFlags, spellTouches } from './standing-sql.ts';

/** What of a period is counted: its figures, how many families the curators had at its end and, if asked for, the cases behind each figure. */
export interface Counted {
  figures: Figures;
  loads: CuratorLoad[];
  /** A case stands as often as it counts. */
  cases: Map<string, string[]>;
}

/** The figures of a period, counted by the database. Says the same as `quarterlyFigures`. */
export async function countFigures(db: Kysely<Database>, subject: ReportSubject, period: Period): Promise<Figures> {
  return (await countReport(db, subject, period)).figures;
}

/**
 * The figures of a period, counted by the database in one statement, so that they are of one moment: each part groups rows by where they
 * stand, and what comes here is small however many cases there are, unless these are to be listed.
 */
export async function countReport(db: Kysely<Database>, subject: ReportSubject, period: Period, listed = false): Promise<Counted> {
  await forManyRows(db, subject);
  const parts = Object.entries(statements).map(([part, of]) => sql`select ${part}::text as part, to_jsonb(counted) as row from (${of(subject, period, listed)}) counted`);
  const { rows } = await sql<{ part: keyof typeof statements; row: never }>`${sql.join(parts, sql` union all `)}`.execute(db);
  const counted: Counted = { figures: new Map(), loads: [], cases: new Map() };
  for (const { part, row } of rows) taking[part](counted, row);
  return counted;
}

type Statement = (subject: ReportSubject, period: Period, listed: boolean) => RawBuilder<unknown>;

const statements = { spells, categories, dues, families, helped, curators, loads } satisfies Record<string, Statement>;

type Row<T> = T & { weight: number; cases?: string[] };
type Flags = Pick<SpellStanding, 'atStart' | 'began' | 'ended' | 'atEnd'>;
const accompaniment = { kind: 'accompaniment', value: '', valueBefore: null, endedBy: null } as const;

const taking = {
  spells: (counted: Counted, { weight, cases, ...standing }: Row<SpellStanding>) => add(counted, figuresOfSpell(standing), weight, cases),
  categories: (counted: Counted, { weight, cases, category, ...flags }: Row<Flags & { category: string }>) =>
    add(counted, figuresOfCategory(category, { ...accompaniment, ...flags }), weight, cases),
  dues: (counted: Counted, { weight, cases, ...standing }: Row<DueStanding>) => add(counted, figuresOfDue(standing), weight, cases),
  families: (counted: Counted, { which, weight, cases }: Row<{ which: string }>) => add(counted, [`families.${which}`], weight, cases),
  helped: (counted: Counted, { helpType, weight, cases }: Row<{ helpType: string }>) => add(counted, [`helped.${helpType}`], weight, cases),
  curators: (counted: Counted, { curator, level, weight, cases }: Row<{ curator: string; level: string }>) => {
    add(counted, [`curators.${curator}`, `curators.${curator}.${level}`], weight, cases);
    add(counted, ['curators.all'], 0, cases);
  },
  loads: (counted: Counted, load: CuratorLoad) => {
    counted.loads.push(load);
    raise(counted.figures, ['curators.all'], load.curators);
  },
} satisfies Record<keyof typeof statements, (counted: Counted, row: never) => void>;

function add({ figures, cases: all }: Counted, ids: readonly string[], weight: number, cases: readonly string[] | null = []): void {
  raise(figures, ids, weight);
  if (cases !== null && cases.length > 0) for (const id of ids) all.set(id, [...(all.get(id) ?? []), ...cases]);
}

function listOf(listed: boolean, what: string): RawBuilder<unknown> {
  return listed ? sql`, array_agg(${sql.ref(what)}) as cases` : sql``;
}

function spells(subject: ReportSubject, period: Period, listed: boolean): RawBuilder<unknown> {
  return sql`
    select kind, value, "valueBefore", "endedBy", "atStart", began, ended, "atEnd", count(*)::int as weight${listOf(listed, 'case_id')}
      from (select s.case_id, s.kind, s.value, s.value_before as "valueBefore", ${spellFlags(period)}
              from case_spell s where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind <> 'curator') standing
     group by 1, 2, 3, 4, 5, 6, 7, 8`;
}

/** A family counts in each of the categories that it had at the period's end, so flows by category balance too. */
function categories(subject: ReportSubject, period: Period, listed: boolean): RawBuilder<unknown> {
  return sql`
    select category, "atStart", began, ended, "atEnd", count(*)::int as weight${listOf(listed, 'case_id')}
      from (select s.case_id, ${spellFlags(period)}, unnest(coalesce(state.categories, family.categories)) as category
              from case_spell s join family on family.id = s.family_id
              left join ${statesBy(subject, period.to)} on state.family_id = s.family_id
             where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment') standing
     group by 1, 2, 3, 4, 5`;
}

function dues(subject: ReportSubject, period: Period, listed: boolean): RawBuilder<unknown> {
  return sql`
    select d.kind, d.code, d.body, d.help_type as "helpType", d.executor_kind as "executorKind", ${dueState(period)} as state,
           count(*)::int as weight${listOf(listed, 'd.case_id')}
      from case_due d where ${countedIn('d', subject, period.to)} and ${dueCounts(period)}
     group by 1, 2, 3, 4, 5, 6`;
}

const flows = { start: sql`"atStart"`, in: sql`not "familyAtStart"`, out: sql`not "familyAtEnd"`, end: sql`"atEnd"` };

/** A family counts once. Of one that came or went, all the cases that it had in the period are listed. */
function families(subject: ReportSubject, period: Period, listed: boolean): RawBuilder<unknown> {
  const there = sql`select s.case_id, s.family_id, ${spellFlags(period)} from case_spell s
    where ${countedIn('s', subject, period.to)} and ${spellTouches(period)} and s.kind = 'accompaniment'`;
  if (!listed) {
    return sql`
      select which, case which when 'start' then "start" when 'in' then number - "start" when 'out' then number - "end" else "end" end as weight
        from (select count(*)::int as number, count(*) filter (where "atStart")::int as "start", count(*) filter (where "atEnd")::int as "end"
                from (select bool_or("atStart") as "atStart", bool_or("atEnd") as "atEnd" from (${there}) standing group by family_id) family) counted,
             unnest(array['start', 'in', 'out', 'end']) as which`;
  }
  const each = Object.entries(flows).map(([which, is]) => sql`
    select ${which}::text as which, count(distinct family_id) filter (where ${is})::int as weight, array_agg(case_id) filter (where ${is}) as cases from standing`);
  return sql`
    with standing as (
      select *, bool_or("atStart") over (partition by family_id) as "familyAtStart", bool_or("atEnd") over (partition by family_id) as "familyAtEnd"
        from (${there}) there
    ) ${sql.join(each, sql` union all `)}`;
}

function helped(subject: ReportSubject, { from, to }: Period, listed: boolean): RawBuilder<unknown> {
  return sql`
    select d.help_type as "helpType", count(distinct d.family_id)::int as weight${listed ? sql`, array_agg(distinct d.case_id) as cases` : sql``}
      from case_due d where ${countedIn('d', subject, to)} and d.help_type is not null and d.done_on between ${from}::date and ${to}::date
     group by 1`;
}

/** Beyond one provider it is told how many curators there are, and nothing of each. */
function curators(subject: ReportSubject, period: Period, listed: boolean): RawBuilder<unknown> {
  if (subject.organisationId === undefined) return sql`select where false`;
  if (!listed) return sql`select curator, level, count(*)::int as weight from ${held(subject, period)} group by 1, 2`;
  return sql`select curator, level, count(distinct family_id)::int as weight, array_agg(case_id) as cases
      from ${held(subject, period, true)}, unnest(held.cases) as case_id group by 1, 2`;
}
