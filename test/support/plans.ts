import { CompiledQuery, type Kysely, sql } from 'kysely';
import { APPLICATION_ROLE } from '../../src/db/database.ts';
import type { Database } from '../../src/db/schema.ts';

/** A node of a plan as EXPLAIN tells it. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  'Recheck Cond'?: string;
  'Plan Rows': number;
  'Sort Key'?: string[];
  Plans?: PlanNode[];
}

/** Tables of at most so many rows may be read whole. */
const BIG = 10_000;
/** So many rows are sorted quicker than an index is kept. */
const MANY_TO_SORT = 1_000;

/** The names of the tables that are big. */
export async function bigTables(db: Kysely<Database>): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select relname::text as name from pg_class where relkind in ('r', 'p') and reltuples > ${BIG}`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** What is wrong with the plan that PostgreSQL makes of a statement for any values, as the service's role: big tables read whole, and much sorted. */
export async function faultsOfPlan(db: Kysely<Database>, statement: string, big: ReadonlySet<string>): Promise<string[]> {
  const plan = await planOf(db, statement);
  return nodesOf(plan).flatMap((node) => faultOf(node, big));
}

async function planOf(db: Kysely<Database>, statement: string): Promise<PlanNode> {
  const parameters = Math.max(0, ...[...statement.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  return await db.connection().execute(async (session) => {
    const ask = async (text: string) => (await session.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text))).rows;
    await ask(`begin; set local role ${APPLICATION_ROLE}; set local plan_cache_mode = force_generic_plan`);
    try {
      await ask(`prepare asked as ${statement}`);
      const values = parameters === 0 ? '' : `(${Array.from({ length: parameters }, () => 'null').join(', ')})`;
      const [row] = await ask(`explain (format json) execute asked${values}`);
      return (row?.['QUERY PLAN'] as [{ Plan: PlanNode }])[0].Plan;
    } finally {
      await ask('rollback');
      await ask('deallocate all');
    }
  });
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function faultOf(node: PlanNode, big: ReadonlySet<string>): string[] {
  const { 'Node Type': type, 'Relation Name': table = '' } = node;
  if (type === 'Seq Scan' && big.has(table)) return [`reads all of ${table}`];
  if (type === 'Sort' && (node.Plans?.[0]?.['Plan Rows'] ?? 0) > MANY_TO_SORT) return [`sorts ${node.Plans?.[0]?.['Plan Rows']} rows by ${node['Sort Key']?.join(', ')}`];
  return [];
}
