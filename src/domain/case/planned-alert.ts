import type { LocalDate } from '../calendar/local-date.ts';
import type { Citation } from '../errors.ts';

export const alertKinds = [
  'programmeExpiring', 'programmeExpired', 'programmeLate', 'decisionLate', 'measureLate',
  'consentLapsing', 'consentLapsed', 'consentWithdrawn',
  'reviewDue', 'reviewMissed', 'postSupportCheckDue', 'postSupportCheckMissed', 'handoverNotReturned', 'letterUnanswered',
  'recommendationReceived',
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
