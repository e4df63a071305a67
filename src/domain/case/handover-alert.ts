import type { LocalDate } from '../calendar/local-date.ts';
import type { Regulation } from '../regulations/resolve.ts';
import type { History } from './history.ts';
import type { PlannedAlert } from './planned-alert.ts';

/**
 * The case was to go back to its curator after a temporary handover and stayed with the substitute: open until somebody assigns a
 * curator, or the watch over the family ends.
 * @param lapseOn the day on which the case closes, where it is known
 */
export function handoverAlerts(regulation: Regulation, { handoverKept }: History, lapseOn?: LocalDate): PlannedAlert[] {
  if (handoverKept === undefined) return [];
  const { on } = handoverKept;
  const { citation } = regulation.rules.caseloadLimits;
  const lapse = lapseOn === undefined ? {} : { lapseOn };
  return [{ kind: 'handoverNotReturned', subject: 'curator', severity: 'warning', raiseOn: on, dueOn: on, citation, ...lapse }];
}
