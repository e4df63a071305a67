import { type AlertKind, alertKinds } from './case/planned-alert.ts';

/** Alerts about an organisation or one of its specialists, and no case. */
export const organisationAlertKinds = ['curatorOverLimit', 'quarterlyReportDue'] as const;
export type OrganisationAlertKind = (typeof organisationAlertKinds)[number];

/** Every kind of alert (предупреждение): of a case, and of an organisation. */
export const everyAlertKind = [...alertKinds, ...organisationAlertKinds] as const;
export type EveryAlertKind = AlertKind | OrganisationAlertKind;

export const alertSeverities = ['info', 'warning', 'critical'] as const;
export type AlertSeverity = (typeof alertSeverities)[number];
