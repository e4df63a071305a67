import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/production-calendar.ts';
import { addWorkingDays } from '../calendar/terms.ts';
import { base } from '../regulations/base.ts';
import type { Regulation } from '../regulations/resolve.ts';
import type { History } from './history.ts';
import type { PlannedAlert } from './planned-alert.ts';

/** An alert with whom it concerns: the curator at once, the head from a day on, the commission or not. */
export interface AddressedAlert extends PlannedAlert {
  /** From this day on it is the head's business too (эскалация руководителю). */
  escalateOn: LocalDate;
  /** It concerns the commission on minors' affairs (КДНиЗП). */
  forCommission: boolean;
}

/** No curator can end these: they wait for a decision, or for another curator. */
const endedByHead: ReadonlySet<string> = new Set(['programmeExpired', 'decisionLate', 'consentWithdrawn', 'handoverNotReturned']);

/** Decisions by which a term goes on or the accompaniment ends. */
const endOfTerm = ['extend', 'completeWithSuccess', 'endWithoutSuccess'];

/** Says of an alert whom it concerns and from when, by the regulation and the case's working calendar. */
export function addressed(
  regulation: Regulation, history: History, calendar: WorkingCalendar, alert: PlannedAlert,
): AddressedAlert {
  const { workingDays } = regulation.rules.escalation.value;
  const escalateOn = endedByHead.has(alert.kind) ? alert.raiseOn : addWorkingDays(calendar, alert.raiseOn, workingDays).date;
  return { ...alert, escalateOn, forCommission: concernsCommission(regulation, history, alert) };
}

/** What the commission decides or reviews, a programme whose term has run out, and whatever is critical at a level that the regulation names. */
function concernsCommission(regulation: Regulation, history: History, { kind, subject, severity }: PlannedAlert): boolean {
  const level = history.level ?? history.proposedLevel;
  if (severity === 'critical' && level !== undefined && commissionLevels(regulation).includes(level.level)) return true;
  switch (kind) {
    case 'programmeExpired':
      return true;
    case 'programmeExpiring':
      return decidedByCommission(regulation, endOfTerm);
    case 'decisionLate':
      return decidedByCommission(regulation, ['approveProgramme']);
    case 'reviewDue':
    case 'reviewMissed':
      return regulation.rules.reviews.value.some(({ code, body }) => body === 'kdn' && subject.startsWith(`${code}:`));
    default:
      return false;
  }
}

/** A version published before this was asked for says nothing of it: the answer is that of `base`. */
function commissionLevels({ rules: { escalation } }: Regulation): readonly string[] {
  return escalation.value.commissionLevels ?? base.rules.escalation.value.commissionLevels ?? [];
}

function decidedByCommission(regulation: Regulation, kinds: readonly string[]): boolean {
  return regulation.rules.decisions.value.some(({ kind, bodies }) => kinds.includes(kind) && bodies.includes('kdn'));
}
