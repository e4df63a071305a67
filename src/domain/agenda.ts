import type { LocalDate } from './calendar/local-date.ts';
import type { Assessment } from './case/assess.ts';
import type { Deadline } from './case/deadlines.ts';

/** Where a dated thing stands in a curator's agenda. */
export type AgendaPart = 'overdue' | 'today' | 'upcoming';

/** What of a case is still to be done by a day: its open and late deadlines, measures, reviews, checks and the end of its consent. */
export function unfinished({ deadlines, history }: Assessment): Deadline[] {
  const left = deadlines.filter(({ state }) => state === 'open' || state === 'late');
  // Once the accompaniment has ended only the checks after it are still to be made.
  return history.ending === undefined ? left : left.filter(({ code }) => code === 'postSupportCheck');
}

/**
 * The part of the agenda that a deadline belongs to; undefined for one beyond its last day.
 * @param today the day that the agenda is for, on which the case was assessed
 * @param until the agenda's last day
 */
export function partOf({ dueOn, state }: Deadline, today: LocalDate, until: LocalDate): AgendaPart | undefined {
  if (state === 'late') return 'overdue';
  if (dueOn <= today) return 'today';
  return dueOn <= until ? 'upcoming' : undefined;
}

/** The title of the measure that a deadline is about, if it is about one. */
export function measureTitle({ measures }: Assessment, { code, subject }: Deadline): string | undefined {
  if (code !== 'measure') return undefined;
  return measures.find(({ measure }) => `measure:${measure.number}` === subject)?.measure.title;
}
