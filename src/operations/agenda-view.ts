import type { NextAction } from '../domain/agenda-actions.ts';
import { type Violation, violationText } from '../domain/errors.ts';
import type { Agenda, AgendaAlert, AgendaLine, WaitingCase } from './agenda.ts';
import type { CaseLabel } from './agenda-label.ts';
import { alertText } from './alert-text.ts';
import type { SessionMatter } from './session-agenda.ts';

/** A curator's page, ready for the wire. */
export function agendaView({ specialistId, date, until, overdue, today, upcoming, alerts, waiting }: Agenda) {
  return {
    specialistId, date, until,
    overdue: overdue.map(lineView), today: today.map(lineView), upcoming: upcoming.map(lineView),
    alerts: alerts.map(alertView),
    waiting: waiting.map(waitingView),
  };
}

/** A line of a session's agenda, ready for the wire. */
export function matterView({ matter, late, status, organisationId, municipality, curatorId, level, ...label }: SessionMatter) {
  return {
    ...caseLabel(label), organisationId, municipality, curatorId, level, status,
    matter: matter.kind, subject: matter.subject, text: matter.label.ru, textEn: matter.label.en,
    since: matter.since, lastDay: matter.lastDay ?? null, late, citation: matter.citation,
    decisions: matter.decisions.map(({ kind, label: { ru, en }, reasons, citation }) => (
      { kind, text: ru, textEn: en, allowed: reasons.length === 0, reasons: reasons.map(reasonView), citation })),
    needs: matter.needs.map(({ need, label: { ru, en }, metOn, citation }) => ({ need, text: ru, textEn: en, metOn: metOn ?? null, citation })),
  };
}

function caseLabel({ caseId, familyId, family, registerNumber }: CaseLabel): CaseLabel {
  return { caseId, familyId, family, registerNumber };
}

function lineView({ deadline: { code, subject, label, dueOn, lateAfter, provisional, citation }, measure, ...of }: AgendaLine) {
  return { ...caseLabel(of), code, subject, text: label.ru, textEn: label.en, measure, dueOn, lateAfter, provisional, citation };
}

function alertView({ alert: { kind, subject, severity, raiseOn, dueOn, citation }, ...of }: AgendaAlert) {
  return { ...caseLabel(of), kind, ...alertText(kind), subject, severity, since: raiseOn, dueOn, citation };
}

function waitingView({ status, actions, missing, ...of }: WaitingCase) {
  return { ...caseLabel(of), status, actions: actions.map(actionView), missing: missing.map(reasonView) };
}

function actionView({ action, label, citation }: NextAction) {
  return { action, text: label.ru, textEn: label.en, citation };
}

function reasonView(reason: Violation) {
  const gate = reason.params?.['gate'];
  return {
    code: reason.code, text: violationText(reason, 'ru'), textEn: violationText(reason, 'en'),
    gate: gate === undefined ? null : String(gate), citation: reason.citation ?? null,
  };
}
