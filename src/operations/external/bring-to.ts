import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../../db/queries/audit.ts';
import type { Tx } from '../../db/transaction.ts';
import { DomainError, type Violation } from '../../domain/errors.ts';
import type { OperationContext } from '../context.ts';
import type { Holder } from './named-target.ts';
import type { Outcome } from './external-record.ts';

/** Of the fields told those that a record has otherwise. A field that is not told stays as it is. */
export function differing<T extends object>(present: T, told: { [K in keyof T]?: T[K] | undefined }): Partial<T> {
  const entries = Object.entries(told).filter(([field, value]) =>
    value !== undefined && !isDeepStrictEqual(value, present[field as keyof T]));
  return Object.fromEntries(entries) as Partial<T>;
}

/** Refuses another value of a field that a record keeps for good. @throws DomainError external-id.fixed-field */
export function refuseOther<T extends object>(present: T, told: { [K in keyof T]?: T[K] | undefined }): void {
  const violations = Object.keys(differing(present, told)).map((field): Violation => (
    { code: 'external-id.fixed-field', pointer: `/${field}`, params: { field, present: String(present[field as keyof T]) } }));
  if (violations.length > 0) throw new DomainError(violations);
}

/** What became of a record that stood there already; that it is called by a name from now on goes on record. */
export async function outcomeOf(
  tx: Tx, ctx: OperationContext, subject: { kind: string; id: string; organisationId: string },
  { was, given, updated }: { was: Holder['was']; given: number; updated: boolean },
): Promise<Outcome> {
  const names = given + (was === 'unnamed' ? 1 : 0);
  if (names > 0) recordAudit(tx, ctx, subject, { named: names });
  if (updated) return 'updated';
  return names > 0 ? 'named' : 'unchanged';
}
