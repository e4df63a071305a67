import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { PostSupport } from '../post-support.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { openStep } from './gates.ts';
import type { History, Term } from './history.ts';

/** The statuses of a case (состояния дела), in the order of the road. */
export const caseStatuses = [
  'identified', 'assessment', 'planning', 'decision', 'agreement', 'active', 'evaluation', 'postSupport', 'closed', 'notTaken',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Statuses in which nothing more happens to the family but a late post-support check. */
export const endedStatuses: readonly CaseStatus[] = ['closed', 'notTaken'];
/** Statuses in which the programme is being carried out. */
export const runningStatuses: readonly CaseStatus[] = ['active', 'evaluation'];

/** The term that counts now: the last one. */
export function lastTerm(history: History): Term | undefined {
  return history.terms.at(-1);
}

/** Status on a day. Computed, never set. */
export function statusOn(regulation: Regulation, history: History, postSupport: PostSupport | undefined, today: LocalDate): CaseStatus {
  if (history.notTaken !== undefined) return 'notTaken';
  if (history.ending !== undefined) {
    return postSupport !== undefined && today < postSupport.closesOn ? 'postSupport' : 'closed';
  }
  const term = lastTerm(history);
  if (term !== undefined) return isUnderEvaluation(history, term, today) ? 'evaluation' : 'active';
  return statusOfStep(openStep(regulation, history)?.status);
}

function isUnderEvaluation(history: History, term: Term, today: LocalDate): boolean {
  const final = history.diagnostics.get('final');
  return today > term.endsOn || (final !== undefined && final.seq > term.seq);
}

function statusOfStep(status: string | undefined): CaseStatus {
  const known = caseStatuses.find((one) => one === status);
  if (known === undefined) throw new Error(`A step leads to the unknown status ${String(status)}`);
  return known;
}

/** The next day on which the calendar alone changes the status; undefined when it never will. */
export function statusChangesOn(
  history: History, postSupport: PostSupport | undefined, status: CaseStatus,
): LocalDate | undefined {
  if (status === 'postSupport') return postSupport?.closesOn;
  const term = lastTerm(history);
  return status === 'active' && term !== undefined ? addDays(term.endsOn, 1) : undefined;
}
