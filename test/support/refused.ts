import type { Test } from 'tap';
import type { Violation } from '../../src/domain/errors.ts';

/** Exactly these violations, in this order, each with at least what is said of it. tap's `match` alone lets more of them pass. */
export function refused(t: Test, found: readonly Violation[], wanted: readonly object[]): void {
  t.match(found, wanted);
  t.equal(found.length, wanted.length, `exactly ${wanted.length}: ${found.map(({ code }) => code).join(', ')}`);
}
