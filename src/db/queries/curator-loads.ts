import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Period } from '../../domain/report/period.ts';
import { severity } from '../../domain/report/quarterly.ts';
import { countedIn, type ReportSubject } from './report-subject.ts';

/** Who held which family at the period's end, at the most severe of its levels, and if they are to be listed, by which cases; as `held`. */
export function held(subject: ReportSubject, { to }: Pick<Period, 'to'>, listed = false): RawBuilder<unknown> {
  const worst = sql`min((coalesce(array_position(${[...severity]}::text[], s.value), 9)::text || s.value) collate "C")`;
  return sql`(select c.value as curator, s.family_id, s.organisation_id, substr(${worst}, 2) as level${listed ? sql`, array_agg(s.case_id) as cases` : sql``}
      from case_spell s join case_spell c on c.case_id = s.case_id and c.kind = 'curator' and ${thereAt('c', to)}
     where ${countedIn('s', subject, to)} and s.kind = 'level' and ${thereAt('s', to)}
     group by 1, 2, 3) held`;
}

/**
 * How many curators had so many families of each level at the period's end. Their load is all of their families, wherever these live: in
 * the report of a municipality, of each who has a family there.
 */
export function loads(subject: ReportSubject, period: Period): RawBuilder<unknown> {
  const { municipality, ...whole } = subject;
  const concerned = municipality === undefined ? sql`true` : sql`curator in (select curator from ${held(subject, period)})`;
  return sql`
    select organisation.regulation_code as regulation, families, count(*)::int as curators
      from (select organisation_id, curator, jsonb_object_agg(level, number) as families
              from (select organisation_id, curator, level, count(*)::int as number from ${held(whole, period)} where ${concerned} group by 1, 2, 3) by_level
             group by 1, 2) load
      join organisation on organisation.id = load.organisation_id
     group by 1, 2`;
}

function thereAt(table: 's' | 'c', to: string): RawBuilder<SqlBool> {
  return sql`${sql.ref(`${table}.from_on`)} <= ${to}::date and (${sql.ref(`${table}.to_on`)} is null or ${sql.ref(`${table}.to_on`)} > ${to}::date)`;
}
