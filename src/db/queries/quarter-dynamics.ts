import { type Kysely, sql } from 'kysely';
import type { QuarterCount } from '../../domain/charts/dynamics.ts';
import type { Period } from '../../domain/report/period.ts';
import type { Database } from '../schema.ts';
import { forManyRows } from './report-settings.ts';
import { countedIn, type ReportSubject } from './report-subject.ts';
import { spellFlags, spellTouches } from './standing-sql.ts';

/**
 * The families of each quarter, as the quarterly report counts them: at the start, taken on, ended, at the end. One statement, so that the
 * quarters are of one moment; a region's year of quarters is four passes over its spells.
 */
export async function countDynamics(db: Kysely<Database>, subject: ReportSubject, quarters: readonly Period[]): Promise<QuarterCount[]> {
  await forManyRows(db, subject);
  const each = quarters.map((quarter) => sql`
    select ${quarter.name}::text as quarter, count(*) filter (where "atStart")::int as "start", count(*) filter (where not "atStart")::int as taken,
           count(*) filter (where not "atEnd")::int as ended, count(*) filter (where "atEnd")::int as "end"
      from (select bool_or("atStart") as "atStart", bool_or("atEnd") as "atEnd"
              from (select s.family_id, ${spellFlags(quarter)} from case_spell s
                     where ${countedIn('s', subject, quarter.to)} and ${spellTouches(quarter)} and s.kind = 'accompaniment') standing
             group by family_id) family`);
  const { rows } = await sql<QuarterCount>`${sql.join(each, sql` union all `)} order by quarter`.execute(db);
  return rows;
}
