import type { CompiledQuery } from 'kysely';
import type { Scope } from './scope.ts';
import { type GivenValues, type Name, type Statement, statement } from './statement.ts';

/** Values of the caller's scope are named so; a list may be filtered by others of the same name. */
const OF_SCOPE = 'scope.';

/** A scope of the same kind whose values are named: for a statement that is put together once for all callers of a kind. */
export function namedScope<S extends Scope>(scope: S, name: Name): S {
  const { kind, ...values } = scope;
  return { kind, ...Object.fromEntries(Object.keys(values).map((value) => [value, name(`${OF_SCOPE}${value}`)])) } as unknown as S;
}

/** The values of a scope by the names that `namedScope` gives them. */
export function scopeValues({ kind: _, ...values }: Scope): GivenValues {
  return Object.fromEntries(Object.entries(values).map(([value, given]) => [`${OF_SCOPE}${value}`, given]));
}

/** A statement that is put together once for each kind of scope. @param build gives the same statement for every scope of a kind */
export function statementIn<R>(build: (name: Name, scope: Scope) => Statement<R>): (scope: Scope, values: GivenValues) => CompiledQuery<R> {
  const kept = new Map<Scope['kind'], (values: GivenValues) => CompiledQuery<R>>();
  return (scope, values) => {
    const made = kept.get(scope.kind) ?? statement((name) => build(name, namedScope(scope, name)));
    kept.set(scope.kind, made);
    return made({ ...values, ...scopeValues(scope) });
  };
}
