import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../domain/calendar/local-date.ts';
import { deadlineState } from '../domain/case/deadlines.ts';
import type { FeedDeadline, FeedState } from '../domain/case/feed-state.ts';
import type { Citation } from '../domain/errors.ts';
import type { CaseStatus } from '../domain/case/status.ts';
import type { OperationContext } from './context.ts';
import type { FeedItem } from './read-feed.ts';

/** What the database keeps of a case for the commission: the function `case_for_commission` writes it. */
interface KeptState extends FeedState {
  organisationId: string;
  municipality: string;
  openedOn: LocalDate;
  status: CaseStatus;
  registerNumber: string | null;
  regulation: { code: string; version: number };
  timeZone: string;
  alerts: { id: string; kind: string; subject: string; severity: string; since: LocalDate; dueOn: LocalDate; citation: Citation }[];
}

/** An item of the feed, ready for the wire. A deadline is open or late as of the day of the event, or else of today in the case's region. */
export function feedItemView({ clock }: Pick<OperationContext, 'clock'>, { caseId, externalIds, event, state }: FeedItem) {
  const asOf = (timeZone: string) => (event === null ? clock.today(timeZone) : dayOf(event.occurredAt, timeZone));
  return {
    caseId, externalIds, removed: event?.kind === 'case.removed',
    event: event === null ? null : { ...event, data: event.data as Record<string, unknown> },
    case: state === null ? null : stateView(state as unknown as KeptState, asOf),
  };
}

function stateView(state: KeptState, asOf: (timeZone: string) => LocalDate) {
  const day = asOf(state.timeZone);
  return {
    asOf: day,
    organisationId: state.organisationId,
    municipality: state.municipality,
    openedOn: state.openedOn,
    registerNumber: state.registerNumber,
    regulation: state.regulation,
    status: state.status,
    level: state.level,
    proposedLevel: state.proposedLevel,
    programme: state.programme,
    deadlines: state.deadlines.map((deadline) => deadlineView(deadline, day)),
    decisions: state.decisions,
    reviews: state.reviews,
    recommendations: state.recommendations,
    outcome: state.outcome,
    alerts: state.alerts,
  };
}

function deadlineView({ dropped, ...deadline }: FeedDeadline, day: LocalDate) {
  return { ...deadline, state: deadlineState(deadline.lateAfter, deadline.metOn ?? undefined, day, dropped) };
}

function dayOf(instant: string, timeZone: string): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
