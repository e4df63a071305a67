import { DomainError } from '../domain/errors.ts';
import type { ItemFailure } from './job-run.ts';

/** So many failures are named; of the others the number is told. */
const MOST_NAMED = 20;

/** What a run's record says of its failures; null for none. Codes and ids only: a message may hold what nobody should read here. */
export function failuresText(failures: readonly ItemFailure[]): string | null {
  if (failures.length === 0) return null;
  const named = failures.slice(0, MOST_NAMED).map(({ subject, error }) => `${subject}: ${reasonOf(error)}`);
  const more = failures.length > MOST_NAMED ? ['…'] : [];
  return [`${failures.length} failed`, ...named, ...more].join('; ');
}

/** Why something failed, in a word: a violation's code, the database's or the system's code, or the kind of error. */
export function reasonOf(error: unknown): string {
  if (error instanceof DomainError) return error.violations.map(({ code }) => code).join(', ');
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'error';
}
