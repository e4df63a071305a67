import type { ProblemDraft } from './problem-details.ts';

/** The network between us and the database. */
const CONNECTION = [
  'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN', 'ENOENT',
];
/** SQLSTATE classes and codes of a server that cannot serve now: lost, full, going down, or too slow. */
const AWAY = /^(08|53|57P|57014|25P03|55P03|40001|40P01|58)/;
/** What the driver says without a code. */
const AWAY_WORDS = new RegExp(
  [
    'Connection terminated',
    'Client has encountered a connection error',
    'Cannot use a pool after',
    'driver has already been destroyed',
  ].join('|'),
  'i',
);
/** The pool's own word for: every connection was in use for as long as a request may wait for one. */
const ALL_IN_USE = 'timeout exceeded when trying to connect';
/** A value that its column cannot take; the schemas should have refused it. */
const BAD_VALUE = /^22/;
/** A constraint that the operation did not foresee: foreign key, unique, check, exclusion. */
const CONSTRAINT = /^23/;

/** Seconds that a caller should wait for the database. */
const RETRY_AFTER = '5';

/** What a fault of the database means to the caller; undefined when it is not one, or is our own mistake. */
export function draftOfDatabaseError(error: unknown): ProblemDraft | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  const message = error instanceof Error ? error.message : '';
  const state = typeof code === 'string' ? code : '';
  if (message === ALL_IN_USE) return { code: 'overloaded', headers: { 'retry-after': RETRY_AFTER } };
  const isState = /^[0-9A-Z]{5}$/.test(state);
  if (CONNECTION.includes(state) || (isState && AWAY.test(state)) || AWAY_WORDS.test(message)) {
    return { code: 'unavailable', headers: { 'retry-after': RETRY_AFTER } };
  }
  if (!isState) return undefined;
  if (BAD_VALUE.test(state)) return { code: 'request-malformed', faults: [{ pointer: '', code: 'field.unacceptable' }] };
  return CONSTRAINT.test(state) ? { code: 'conflict' } : undefined;
}
