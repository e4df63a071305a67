import pg from 'pg';
import type { Scope } from './scope.ts';

/**
 * What the database itself is told about a transaction: whose data its row-level security lets through. The second wall behind the
 * scope of each query; a transaction that is told nothing sees no family at all.
 */
export interface Wall {
  scope: Scope;
  /** Whose kept answers are reachable. */
  clientId?: string;
}

/** The service's own work. */
export const systemWall: Wall = { scope: { kind: 'system' } };

/**
 * For a write. A curator's rules need the whole organisation (a family's other cases, a colleague's load), so the wall stands around the
 * organisation; that the curator may touch the case at all, the query that locks it decides. An administrator's rules need counts (how
 * many families does a specialist hold), so the wall lets figures through.
 */
export function wallForWriting(scope: Scope, clientId: string): Wall {
  if (scope.kind === 'curator') return { scope: { kind: 'organisation', organisationId: scope.organisationId }, clientId };
  return { scope: scope.kind === 'region' ? { kind: 'figures', region: scope.region } : scope, clientId };
}

/** The statements that tell it; they travel with the BEGIN. Every value is quoted. */
export function wallStatements({ scope, clientId }: Wall): string {
  const { kind, ...values } = scope;
  const told: Record<string, string | undefined> = { scope: kind, ...values, clientId };
  return Object.entries(told)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `set local wall.${name} = ${pg.escapeLiteral(value)}`)
    .join('; ');
}

/** The same as values, in the order of the names; what the wall does not say is told as nothing. */
export function wallValues({ scope: { kind, ...values }, clientId }: Wall, names: readonly string[]): string[] {
  const said: Record<string, string | undefined> = { scope: kind, ...values, clientId };
  return names.map((name) => said[name] ?? '');
}
