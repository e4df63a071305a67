import type { DatesMovedData } from './facts.ts';
import type { Deadline } from './deadlines.ts';

/**
 * The last days that moved between two looks at the same facts, under an earlier calendar and under a later one. What counts is the
 * last day on which an action is in time (`lateAfter`); a nominal day counted in months never moves.
 */
export function movedDates(before: readonly Deadline[], after: readonly Deadline[]): DatesMovedData['moves'] {
  const earlier = new Map(before.map((deadline) => [keyOf(deadline), deadline.lateAfter]));
  return after.flatMap((deadline) => {
    const { code, subject, lateAfter: to } = deadline;
    const from = earlier.get(keyOf(deadline));
    return from === undefined || from === to ? [] : [{ code, subject, from, to }];
  });
}

function keyOf({ code, subject }: Deadline): string {
  return `${code} ${subject}`;
}
