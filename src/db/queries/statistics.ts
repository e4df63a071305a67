import { type Kysely, sql } from 'kysely';
import type { Count, CountedTable, Dimension } from '../../domain/statistics/dimensions.ts';
import type { Database } from '../schema.ts';
import type { Scope } from '../scope.ts';
import { caseReachable } from './case-scope.ts';

/** The key under which cases stand that have no value of a dimension yet. */
export const NO_VALUE = 'none';

/** A case whose family has several categories counts in each of them, and once in the total. */
const values = {
  municipality: sql<string>`support_case.municipality`,
  provider: sql<string>`support_case.organisation_id::text`,
  status: sql<string>`support_case.status`,
  level: sql<string>`coalesce(support_case.level, ${sql.lit(NO_VALUE)})`,
  category: sql<string>`category.code`,
  ground: sql<string>`support_case.ground`,
  outcome: sql<string>`coalesce(support_case.outcome, ${sql.lit(NO_VALUE)})`,
} satisfies Record<Dimension, unknown>;

const eachCategory = sql<{ code: string }>`unnest(family.categories)`.as<'category'>(sql`category(code)`);

interface Group extends Count {
  row: string | null;
  column: string | null;
  ofRow: boolean;
  ofColumn: boolean;
}

/**
 * Counts the cases of a scope that were opened by a day, by one or two dimensions, with the sums beside them, in one statement. Nothing
 * is withheld yet: what leaves the service goes through `suppress`.
 */
export async function countCases(
  db: Kysely<Database>, scope: Scope, by: readonly [Dimension, Dimension?], on: string,
): Promise<CountedTable> {
  const row = values[by[0]];
  const column = by[1] === undefined ? sql<string>`''` : values[by[1]];
  let query = db.selectFrom('support_case').innerJoin('family', 'family.id', 'support_case.family_id')
    .where((eb) => caseReachable(eb, scope)).where('support_case.opened_on', '<=', on);
  if (by.includes('category')) query = query.innerJoin(eachCategory, (join) => join.onTrue());
  const groups = await sql<Group>`
    select "row", "column", grouping("row") = 0 as "ofRow", grouping("column") = 0 as "ofColumn",
           count(distinct id)::int as cases, count(distinct family_id)::int as families
      from (${query.select(['support_case.id', 'support_case.family_id', row.as('row'), column.as('column')])}) as counted
     group by grouping sets (("row", "column"), ("row"), ("column"), ())`.execute(db);
  return tableOf(groups.rows, by[1] !== undefined);
}

function tableOf(groups: readonly Group[], two: boolean): CountedTable {
  const rows = new Map<string, Count>();
  const columns = new Map<string, Count>();
  const cells = new Map<string, Map<string, Count>>();
  let total: Count = { cases: 0, families: 0 };
  for (const { row, column, ofRow, ofColumn, ...count } of groups) {
    if (ofRow && !ofColumn) rows.set(row ?? '', count);
    else if (!ofRow && !ofColumn) total = count;
    else if (two && !ofRow) columns.set(column ?? '', count);
    else if (two) cells.set(row ?? '', (cells.get(row ?? '') ?? new Map<string, Count>()).set(column ?? '', count));
  }
  return { total, rows: inOrder(rows), columns: inOrder(columns), cells };
}

/** The order of the keys, so that it tells nothing of the counts. */
function inOrder(counts: ReadonlyMap<string, Count>): ReadonlyMap<string, Count> {
  return new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
