import { type Compilable, CompiledQuery, type Kysely } from 'kysely';
import { askTogether } from './ask-together.ts';
import type { Database } from './schema.ts';
import type { Scope } from './scope.ts';
import { again } from './transaction.ts';
import { type Wall, wallValues } from './wall.ts';

/** Stands in a statement for a value that each request brings. */
class Given {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Values of the caller's scope are named so; a list may be filtered by others of the same name. */
const OF_SCOPE = 'scope.';

/** Values of a hot read, by name. */
export type GivenValues = Record<string, unknown>;

/** Names a value in a statement; it can stand wherever the value could. */
export type Name = <T = string>(name: string) => T;

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
  const ofScope: GivenValues = { ...wall.scope };
  const valueOf = ({ name }: Given) => (name.startsWith(OF_SCOPE) ? ofScope[name.slice(OF_SCOPE.length)] : values[name]);
  const parameters = [...wallValues(wall, wallNames), ...places.map((place) => (place instanceof Given ? valueOf(place) : place))];
  const { rows: [row] } = await again(() => askTogether<{ value: string | null }>(db, CompiledQuery.raw(text, parameters)));
  return row?.value ?? undefined;
}

function prepared(key: string, build: (name: Name) => Compilable): HotStatement {
  const { sql, parameters } = build(<T>(name: string) => new Given(name) as T).compile();
  const shifted = sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + wallNames.length}`);
  const statement = { text: `select case when ${told} then (${shifted}) end as value`, places: parameters };
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, statement);
  return statement;
}

/** A scope of the same kind whose values are named: for the query of a hot read, which is built for all callers of a kind. */
export function namedScope<S extends Scope>(scope: S, name: Name): S {
  const { kind, ...values } = scope;
  return { kind, ...Object.fromEntries(Object.keys(values).map((value) => [value, name(`${OF_SCOPE}${value}`)])) } as unknown as S;
}
