import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import { askTogether } from './ask-together.ts';
import type { Database } from './schema.ts';
import { scopeValues } from './named-scope.ts';
import { type GivenValues, type Name, named, valuesIn } from './statement.ts';
import { again } from './transaction.ts';
import { type Wall, wallValues } from './wall.ts';

/** A statement that is built once and asked often. */
interface HotStatement {
  text: string;
  places: readonly unknown[];
}

const wallNames = ['scope', 'organisationId', 'specialistId', 'region', 'municipality', 'clientId'] as const;
const told = wallNames.map((name, place) => `set_config('wall.${name}', $${place + 1}, true) is not null`).join(' and ');

/** As many as there are kinds of questions and scopes; a list's filters make a few hundred at most. */
const MOST_KEPT = 500;
const kept = new Map<string, HotStatement>();

/**
 * The door for hot reads: one statement in one trip, without a transaction around it. It tells the database whose data it is for and asks in
 * the same breath, so it stands before the same two walls as every other read: the query has its scope, and PostgreSQL asks its policies. The
 * order is certain: CASE looks at its condition first, and a subquery that nothing outside of it is needed for runs when it is first asked
 * for. Were it otherwise, the answer would be empty, and never somebody else's. What was told ends with the statement.
 *
 * The statement is built once for each `key` and named (see `StatementNames`), so neither Kysely nor PostgreSQL works it out anew.
 * @param key names the statement: the same key, the same statement
 * @param build makes the query; it gives one text (one row, one column). Values come by name, never into the statement itself
 * @returns the text; undefined when the query gave no row, or null
 */
export async function hotRead(
  db: Kysely<Database>, wall: Wall, key: string, build: (name: Name) => Compilable, values: GivenValues,
): Promise<string | undefined> {
  const { text, places } = kept.get(key) ?? prepared(key, build);
  const parameters = [...wallValues(wall, wallNames), ...valuesIn(places, { ...values, ...scopeValues(wall.scope) })];
  const { rows: [row] } = await again(() => askTogether<{ value: string | null }>(db, CompiledQuery.raw(text, parameters)));
  return row?.value ?? undefined;
}

function prepared(key: string, build: (name: Name) => Compilable): HotStatement {
  const { sql, parameters } = build(named).compile();
  const shifted = sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + wallNames.length}`);
  const statement = { text: `select case when ${told} then (${shifted}) end as value`, places: parameters };
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, statement);
  return statement;
}
