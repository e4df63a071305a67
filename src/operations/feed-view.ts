import { dayOf, type LocalDate } from '../domain/calendar/local-date.ts';
import { deadlineShown, type ShownDeadline } from '../domain/case/deadlines-shown.ts';
import type { FeedState } from '../domain/case/feed-state.ts';
import type { Citation } from '../domain/errors.ts';
import type { CaseStatus } from '../domain/case/status.ts';
import type { OperationContext } from './context.ts';
import type { FeedItem, NewestRow } from './read-feed.ts';

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
    deadlines: state.deadlines.map((deadline) => deadlineShown(deadline, day)),
    decisions: state.decisions,
    reviews: state.reviews,
    recommendations: state.recommendations,
    outcome: state.outcome,
    alerts: state.alerts,
  };
}

/** The same as JSON. A row of the newest states is ready but for what depends on the day. */
export function feedItemText(ctx: Pick<OperationContext, 'clock'>, item: FeedItem | NewestRow): string {
  if (!('names' in item)) return JSON.stringify(feedItemView(ctx, item));
  const { caseId, names, rest, timeZone } = item;
  if (rest === null || timeZone === null) return JSON.stringify(feedItemView(ctx, { ...item, externalIds: [], state: null }));
  const day = ctx.clock.today(timeZone);
  return `{"caseId":"${caseId}","externalIds":${names ?? '[]'},"removed":false,"event":null,"case":{"asOf":"${day}",${rest},"deadlines":${deadlinesText(item, day)}}}`;
}

const DATE = 10;

/** The deadlines as they are kept, if that is right on this day; else where they stand is worked out. */
function deadlinesText({ shown, deadlines }: NewestRow, day: LocalDate): string {
  if (shown !== null && day >= shown.slice(0, DATE) && day <= shown.slice(DATE + 1, 2 * DATE + 1)) return shown.slice(2 * DATE + 2);
  const known = deadlines ?? (JSON.parse((shown ?? '').slice(2 * DATE + 2)) as ShownDeadline[]).map(({ state, ...deadline }) => ({ ...deadline, dropped: state === 'dropped' }));
  return JSON.stringify(known.map((deadline) => deadlineShown(deadline, day)));
}
