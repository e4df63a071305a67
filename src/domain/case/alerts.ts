import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/production-calendar.ts';
import { actionDeadline } from '../calendar/terms.ts';
import type { Citation } from '../errors.ts';
import { measuresInForce } from '../measure.ts';
import type { CheckDates, PostSupport } from '../post-support.ts';
import { type PlannedReview, reviewsOf } from '../review.ts';
import type { Regulation } from '../regulations/resolve.ts';
import type { Deadline } from './deadlines.ts';
import { gateMetOn } from './gates.ts';
import type { History } from './history.ts';
import { lastTerm } from './status.ts';

export const alertKinds = [
  'programmeExpiring', 'programmeExpired', 'programmeLate', 'decisionLate', 'measureLate',
  'reviewDue', 'reviewMissed', 'postSupportCheckDue', 'postSupportCheckMissed',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** An alert that is open from `raiseOn` on, until its cause goes or `lapseOn` comes. */
export interface PlannedAlert {
  kind: AlertKind;
  subject: string;
  severity: 'info' | 'warning' | 'critical';
  raiseOn: LocalDate;
  lapseOn?: LocalDate;
  dueOn: LocalDate;
  citation: Citation;
}

/** Every alert that the facts call for, now or on a later day. */
export function plannedAlerts(
  regulation: Regulation, history: History, calendar: WorkingCalendar, deadlines: readonly Deadline[],
  postSupport: PostSupport | undefined,
): PlannedAlert[] {
  if (history.notTaken !== undefined) return [];
  if (history.ending !== undefined) return postSupport === undefined ? [] : checkAlerts(postSupport);
  const reviews = reviewAlerts(regulation, history, calendar);
  return [...lateAlerts(history, deadlines), ...termAlerts(regulation, history), ...measureAlerts(regulation, history, calendar), ...reviews];
}

/** Is a planned alert open on a day? */
export function isOpenOn(alert: PlannedAlert, today: LocalDate): boolean {
  return alert.raiseOn <= today && (alert.lapseOn === undefined || today < alert.lapseOn);
}

function lateAlerts(history: History, deadlines: readonly Deadline[]): PlannedAlert[] {
  const submitted = gateMetOn(history, { gate: 'programmeSubmitted' }) !== undefined;
  return deadlines.filter(({ state }) => state === 'open' || state === 'late').map((deadline) => ({
    kind: submitted ? 'decisionLate' : 'programmeLate',
    subject: deadline.subject,
    severity: 'critical',
    raiseOn: addDays(deadline.lateAfter, 1),
    dueOn: deadline.dueOn,
    citation: deadline.citation,
  }));
}

function termAlerts(regulation: Regulation, history: History): PlannedAlert[] {
  const term = lastTerm(history);
  if (term === undefined) return [];
  const dueOn = term.endsOn;
  return [...termNotices(regulation, dueOn), {
    kind: 'programmeExpired', subject: 'programme', severity: 'critical', raiseOn: addDays(dueOn, 1), dueOn,
    citation: regulation.rules.terms.citation,
  }];
}

/** The notices that a programme's end is near, each in the place of the one before. */
export function termNotices(regulation: Regulation, dueOn: LocalDate): PlannedAlert[] {
  const { value: notices, citation } = regulation.rules.notices;
  const days = [...notices.programmeEnd].sort((a, b) => b - a);
  return days.map((notice, index): PlannedAlert => ({
    kind: 'programmeExpiring',
    subject: 'programme',
    severity: index === days.length - 1 ? 'warning' : 'info',
    raiseOn: addDays(dueOn, -notice),
    lapseOn: addDays(dueOn, days[index + 1] === undefined ? 1 : -(days[index + 1] ?? 0)),
    dueOn,
    citation,
  }));
}

function measureAlerts(regulation: Regulation, history: History, calendar: WorkingCalendar): PlannedAlert[] {
  if (history.startedOn === undefined) return [];
  const open = measuresInForce(history).filter(({ state }) => state === 'open');
  return open.map(({ measure }) => ({
    kind: 'measureLate',
    subject: `measure:${measure.number}`,
    severity: 'warning',
    raiseOn: addDays(actionDeadline(calendar, measure.dueOn).lateAfter, 1),
    dueOn: measure.dueOn,
    citation: regulation.rules.steps.citation,
  }));
}

function reviewAlerts(regulation: Regulation, history: History, calendar: WorkingCalendar): PlannedAlert[] {
  return reviewsOf(regulation, history, calendar).filter(({ madeOn }) => madeOn === undefined).flatMap((review) => {
    const { subject, dueOn, citation } = review;
    const missedFrom = addDays(review.lateAfter, 1);
    return [
      reviewNotice(regulation, review),
      { kind: 'reviewMissed', subject, severity: 'critical', raiseOn: missedFrom, dueOn, citation },
    ];
  });
}

/** The notice that a review is near. */
export function reviewNotice(regulation: Regulation, { subject, dueOn, lateAfter, citation }: PlannedReview): PlannedAlert {
  const raiseOn = addDays(dueOn, -regulation.rules.notices.value.review);
  return { kind: 'reviewDue', subject, severity: 'info', raiseOn, lapseOn: addDays(lateAfter, 1), dueOn, citation };
}

function checkAlerts(postSupport: PostSupport): PlannedAlert[] {
  return postSupport.checks.filter(({ madeOn }) => madeOn === undefined).flatMap((check) => {
    const subject = `check:${check.number}`;
    const missedFrom = addDays(check.lateAfter, 1);
    const { dueOn } = check;
    const { citation } = postSupport;
    return [
      checkNotice(check, citation),
      { kind: 'postSupportCheckMissed', subject, severity: 'critical', raiseOn: missedFrom, dueOn, citation },
    ];
  });
}

/** The notice that a post-support check is near. */
export function checkNotice({ number, dueOn, lateAfter, scheduleOn: raiseOn }: CheckDates, citation: Citation): PlannedAlert {
  const lapseOn = addDays(lateAfter, 1);
  return { kind: 'postSupportCheckDue', subject: `check:${number}`, severity: 'info', raiseOn, lapseOn, dueOn, citation };
}
