import type { CompiledQuery } from 'kysely';
import pg from 'pg';

/** How the driver writes a value down; its types do not tell of it. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

/**
 * A statement whose values are written down already. The driver would find out on the way that one cannot be, and the server, which never hears of
 * that statement, would carry out what follows it, a COMMIT included.
 * @throws what a value that cannot be written down fails with
 */
export function sendable(query: CompiledQuery): CompiledQuery {
  if (!query.parameters.some(isObject)) return query;
  return { ...query, parameters: query.parameters.map((value) => (isObject(value) ? prepareValue(value) : value)) };
}

/** Anything else has its text. */
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
