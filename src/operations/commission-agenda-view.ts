import { alertText } from './alert-text.ts';
import type { CommissionCase } from './commission-agenda.ts';

/** A case of the commission's quarter, ready for the wire. */
export function commissionCaseView({ matters, since, alerts, ...of }: CommissionCase) {
  return {
    ...of,
    matters: matters.map(({ kind, subject, label: { ru, en }, dueOn, settledOn, citation }) => (
      { matter: kind, subject, text: ru, textEn: en, dueOn, settledOn: settledOn ?? null, citation })),
    since: since.since ?? null,
    measures: since.measures ?? null,
    marks: since.marks,
    decisions: since.decisions.map(({ level, ...decision }) => ({ ...decision, level: level ?? null })),
    alerts: alerts.map(({ kind, subject, severity, raiseOn, dueOn, citation }) => (
      { kind, ...alertText(kind), subject, severity, since: raiseOn, dueOn, citation })),
  };
}
