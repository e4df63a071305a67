import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/production-calendar.ts';
import { type ActionDeadline, actionDeadline, addMonths, addWorkingDays } from '../calendar/terms.ts';
import type { Citation } from '../errors.ts';
import type { DeadlineRule } from '../regulations/regulation.ts';
import { citeWithin, type Regulation } from '../regulations/resolve.ts';
import { isKind } from './facts.ts';
import { findGate, gateMetOn } from './gates.ts';
import type { History } from './history.ts';

/** A date by which something must have happened. */
export interface Deadline {
  /** The regulation's deadline, `programmeEnd`, `measure`, `review`, `postSupportCheck` or `consentEnd`. */
  code: string;
  /** What within the case, for example `measure:3`. */
  subject: string;
  label: { ru: string; en: string };
  /** The nominal last day. */
  dueOn: LocalDate;
  /** Late only after this day (Civil Code art. 193). */
  lateAfter: LocalDate;
  /** Computed over a year whose production calendar is not loaded. */
  provisional: boolean;
  metOn?: LocalDate;
  state: 'open' | 'late' | 'met' | 'metLate' | 'dropped';
  citation: Citation;
}

/** The regulation's own deadlines for this case: from one event to another. */
export function regulationDeadlines(
  regulation: Regulation, history: History, calendar: WorkingCalendar, today: LocalDate,
): Deadline[] {
  const rule = regulation.rules.deadlines;
  return rule.value.flatMap((deadline) => {
    const from = metOn(regulation, history, deadline.from);
    if (from === undefined) return [];
    const met = answeredOn(regulation, history, deadline);
    const counted = countFrom(calendar, from, deadline.term);
    const { code, ru, en } = deadline;
    const state = deadlineState(counted.lateAfter, met, today, history.notTaken !== undefined);
    const cited = { code, subject: code, label: { ru, en }, citation: citeWithin(rule, deadline) };
    return [{ ...cited, ...counted, ...(met === undefined ? {} : { metOn: met }), state }];
  });
}

/** When a term that starts on a day is over: its nominal last day, and the last day on which one is in time. */
export function countFrom(calendar: WorkingCalendar, from: LocalDate, term: DeadlineRule['term']): ActionDeadline {
  if ('months' in term) return actionDeadline(calendar, addMonths(from, term.months));
  const { date, provisional } = addWorkingDays(calendar, from, term.workingDays);
  return { dueOn: date, lateAfter: date, provisional };
}

/**
 * The day on which a gate was passed for the first time. A later version of the programme or a later level moves no deadline; a version
 * handed back for rework does not count as formed.
 */
function metOn(regulation: Regulation, history: History, key: string): LocalDate | undefined {
  const gate = findGate(regulation, key);
  if (gate === undefined) return undefined;
  if (gate.gate === 'level') return history.facts.find(isKind('levelAssignment'))?.on;
  const kept = history.programmes.filter(({ decided }) => decided?.kind !== 'returnProgramme');
  if (gate.gate === 'programmeDrafted') return kept[0]?.draftedOn;
  if (gate.gate === 'programmeSubmitted') return kept.find(({ submittedOn }) => submittedOn !== undefined)?.submittedOn;
  if (gate.gate === 'programmeApproved') return kept.find(({ decided }) => decided?.kind === 'approveProgramme')?.decided?.on;
  return gateMetOn(history, gate);
}

/**
 * A decision on need answers the deadline, whichever way it falls: approval, rejection, need not confirmed. Handing the programme
 * back for rework does not. An approval stays an answer when a later version of the programme is drafted.
 */
function answeredOn(regulation: Regulation, history: History, deadline: DeadlineRule): LocalDate | undefined {
  if (deadline.until !== 'programmeApproved') return metOn(regulation, history, deadline.until);
  const answers = ['approveProgramme', 'rejectProgramme', 'denyNeed'];
  return history.facts.filter(isKind('decision')).find(({ data }) => answers.includes(data.kind))?.on;
}

/** Where a deadline stands on a day. */
export function deadlineState(
  lateAfter: LocalDate, met: LocalDate | undefined, today: LocalDate, dropped: boolean,
): Deadline['state'] {
  if (met !== undefined) return met <= lateAfter ? 'met' : 'metLate';
  if (dropped) return 'dropped';
  return today > lateAfter ? 'late' : 'open';
}
