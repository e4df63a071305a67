import { CompiledQuery, type Kysely } from 'kysely';
import { blank } from './blank.ts';
import type { Database } from './schema.ts';

/** Stands in a statement for a value that each use brings. */
export class Given {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Values of a statement, by name. */
export type GivenValues = Record<string, unknown>;

/** Names a value in a statement; it can stand wherever the value could. */
export type Name = <T = string>(name: string) => T;

/** What Kysely makes statements with: a builder or a piece of `sql`. */
export interface Statement<R> {
  compile(executor: Kysely<Database>): CompiledQuery<R>;
}

export const named: Name = <T>(name: string) => new Given(name) as T;

/** The columns of a row, each with the name of its value, which is the column's own. */
export function namedRow<C extends string>(name: (column: NoInfer<C>) => unknown, columns: readonly C[]): Record<C, never> {
  return Object.fromEntries(columns.map((column) => [column, name(column)])) as Record<C, never>;
}

/** The values in the places of a compiled statement. */
export function valuesIn(places: readonly unknown[], values: GivenValues): unknown[] {
  return places.map((place) => (place instanceof Given ? values[place.name] : place));
}

/**
 * A statement that is put together once, when it is first needed, and then asked with other values each time: on the road of a write, putting
 * the same statements together anew costs as much as a trip.
 * @param build gives the same statement whenever it is called; values come by name, never into the statement itself
 */
export function statement<R>(build: (name: Name) => Statement<R>): (values: GivenValues) => CompiledQuery<R> {
  let kept: { sql: string; places: readonly unknown[] } | undefined;
  return (values) => {
    if (kept === undefined) {
      const { sql, parameters } = build(named).compile(blank);
      kept = { sql, places: parameters };
    }
    return CompiledQuery.raw(kept.sql, valuesIn(kept.places, values));
  };
}
