import type { AlertAction } from '../db/queries/alert-actions.ts';
import type { AlertStateFilter, ListedAlert } from '../db/queries/alert-list.ts';
import type { AlertSeverity, EveryAlertKind } from '../domain/organisation-alerts.ts';
import { alertText } from './alert-text.ts';

export type { AlertAction };

/** Whose business an alert can be. */
export const alertAudiences = ['curator', 'head', 'commission'] as const;
export type AlertAudience = (typeof alertAudiences)[number];

/** An alert (предупреждение) as callers see it. */
export interface AlertView {
  id: string;
  caseId: string | null;
  organisationId: string;
  specialistId: string | null;
  kind: EveryAlertKind;
  text: string;
  textEn: string;
  subject: string;
  severity: AlertSeverity;
  since: string;
  dueOn: string;
  citation: ListedAlert['citation'];
  state: Exclude<AlertStateFilter, 'all'>;
  forWhom: AlertAudience[];
  /** When it became the head's business; null while it is not. */
  escalatedOn: string | null;
  /** The last one; null for none, and for who is not told. */
  acknowledgement: AlertAction | null;
  /** The day on which a snoozed alert is back. */
  snoozedUntil: string | null;
  raisedAt: string;
  endedAt: string | null;
}

/** An alert as of today. `isPutOff` says whether being put off counts for the caller; `actions` are those that the caller may see. */
export function alertView(alert: ListedAlert, actions: readonly AlertAction[], { today, isPutOff }: { today: string; isPutOff: boolean }): AlertView {
  const kind = alert.kind as EveryAlertKind;
  const snoozed = isPutOff && alert.endedAt === null && alert.snoozedUntil !== null && alert.snoozedUntil > today;
  const escalated = alert.escalateOn <= today;
  return {
    id: alert.id, caseId: alert.caseId, organisationId: alert.organisationId, specialistId: alert.specialistId,
    kind, ...alertText(kind), subject: alert.subject, severity: alert.severity as AlertSeverity,
    since: alert.since, dueOn: alert.dueOn, citation: alert.citation,
    state: alert.endedAt !== null ? 'ended' : snoozed ? 'snoozed' : 'open',
    forWhom: audienceOf(alert, escalated),
    escalatedOn: escalated ? alert.escalateOn : null,
    acknowledgement: actions.findLast(({ action }) => action === 'acknowledged') ?? null,
    snoozedUntil: snoozed ? alert.snoozedUntil : null,
    raisedAt: alert.raisedAt, endedAt: alert.endedAt,
  };
}

function audienceOf({ isOfCase, specialistId, forCommission }: ListedAlert, escalated: boolean): AlertAudience[] {
  const curator = isOfCase || specialistId !== null;
  return [...(curator ? ['curator' as const] : []), ...(escalated ? ['head' as const] : []), ...(forCommission ? ['commission' as const] : [])];
}
