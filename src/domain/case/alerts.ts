import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/production-calendar.ts';
import { actionDeadline } from '../calendar/terms.ts';
import type { Citation } from '../errors.ts';
import { letterAlerts } from '../letter.ts';
import { measuresInForce } from '../measure.ts';
import type { CheckDates, PostSupport } from '../post-support.ts';
import { recommendationAlerts } from '../recommendation.ts';
import { type PlannedReview, reviewsOf } from '../review.ts';
import type { Regulation } from '../regulations/resolve.ts';
import type { Deadline } from './deadlines.ts';
import { type AddressedAlert, addressed } from './alert-audience.ts';
import { consentAlerts } from './consent-alerts.ts';
import { gateMetOn } from './gates.ts';
import { handoverAlerts } from './handover-alert.ts';
import type { History } from './history.ts';
import { noticesBefore } from './notices.ts';
import type { PlannedAlert } from './planned-alert.ts';
import { lastTerm } from './status.ts';

export type { AddressedAlert } from './alert-audience.ts';
export { type AlertKind, alertKinds, type PlannedAlert } from './planned-alert.ts';

/** Every alert that the facts call for, now or on a later day, and whom each concerns. */
export function plannedAlerts(
  regulation: Regulation, history: History, calendar: WorkingCalendar, deadlines: readonly Deadline[],
  postSupport: PostSupport | undefined,
): AddressedAlert[] {
  return causes(regulation, history, calendar, deadlines, postSupport).map((alert) => addressed(regulation, history, calendar, alert));
}

function causes(
  regulation: Regulation, history: History, calendar: WorkingCalendar, deadlines: readonly Deadline[],
  postSupport: PostSupport | undefined,
): PlannedAlert[] {
  if (history.notTaken !== undefined || history.erasedOn !== undefined) return [];
  if (history.ending !== undefined) return postSupport === undefined ? [] : [...checkAlerts(postSupport), ...handoverAlerts(regulation, history, postSupport.closesOn)];
  const reviews = reviewAlerts(regulation, history, calendar);
  return [
    ...lateAlerts(history, deadlines), ...termAlerts(regulation, history), ...measureAlerts(regulation, history, calendar), ...reviews,
    ...consentAlerts(regulation, history), ...handoverAlerts(regulation, history), ...letterAlerts(regulation, history, calendar),
    ...recommendationAlerts(regulation, history),
  ];
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
  return noticesBefore(dueOn, notices.programmeEnd).map((notice): PlannedAlert => (
    { kind: 'programmeExpiring', subject: 'programme', ...notice, dueOn, citation }));
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
