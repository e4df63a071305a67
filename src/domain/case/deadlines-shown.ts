import type { LocalDate } from '../calendar/local-date.ts';
import { type Deadline, deadlineState } from './deadlines.ts';
import type { FeedDeadline } from './feed-state.ts';

/** A deadline as a commission sees it on a day. */
export interface ShownDeadline extends Omit<FeedDeadline, 'dropped'> {
  state: Deadline['state'];
}

/** Where the deadlines stand, and on which days: from the first to the last, both included. */
export interface DeadlinesShown {
  from: LocalDate;
  until: LocalDate;
  deadlines: ShownDeadline[];
}

const ALWAYS = '9999-12-31';

export function deadlineShown({ dropped, ...deadline }: FeedDeadline, day: LocalDate): ShownDeadline {
  return { ...deadline, state: deadlineState(deadline.lateAfter, deadline.metOn ?? undefined, day, dropped) };
}

/** As of a day, and so on until the calendar alone makes one of them late. */
export function deadlinesShown(deadlines: readonly FeedDeadline[], day: LocalDate): DeadlinesShown {
  const shown = deadlines.map((deadline) => deadlineShown(deadline, day));
  const [until = ALWAYS] = shown.filter(({ state }) => state === 'open').map(({ lateAfter }) => lateAfter).toSorted();
  return { from: day, until, deadlines: shown };
}
