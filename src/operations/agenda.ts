import { casesOfSpecialist } from '../db/queries/agenda.ts';
import { type AgendaPart, measureTitle, partOf, unfinished } from '../domain/agenda.ts';
import { type NextAction, nextActions } from '../domain/agenda-actions.ts';
import { addDays } from '../domain/calendar/local-date.ts';
import type { PlannedAlert } from '../domain/case/alerts.ts';
import type { Deadline } from '../domain/case/deadlines.ts';
import type { CaseStatus } from '../domain/case/status.ts';
import type { Violation } from '../domain/errors.ts';
import { type AgendaCase, assessCases } from './agenda-cases.ts';
import { type CaseLabel, labelOfCase, sawShown } from './agenda-label.ts';
import { agendaSpecialist } from './agenda-specialist.ts';
import type { OperationContext } from './context.ts';
import { rulesOfProvider } from './provider-regulation.ts';

/** Something dated on a curator's page. */
export interface AgendaLine extends CaseLabel {
  deadline: Deadline;
  /** The measure's title, where it is one. */
  measure: string | null;
}

export interface AgendaAlert extends CaseLabel {
  alert: PlannedAlert;
}

/** A case that waits for its curator. */
export interface WaitingCase extends CaseLabel {
  status: CaseStatus;
  actions: NextAction[];
  /** What the present step still waits for, whoever is to do it. */
  missing: Violation[];
}

/** A curator's day on one page (план дня куратора). */
export interface Agenda extends Record<AgendaPart, AgendaLine[]> {
  specialistId: string;
  date: string;
  until: string;
  alerts: AgendaAlert[];
  waiting: WaitingCase[];
}

/**
 * What a curator has to do on a day and the days after it, by what is known now.
 * @param date the day, today in the region unless told
 * @param days how many days after it
 * @throws DomainError not-found
 */
export async function getAgenda(ctx: OperationContext, specialistId: string, { date, days }: { date?: string; days: number }): Promise<Agenda> {
  const specialist = await agendaSpecialist(ctx, specialistId);
  const { today } = await rulesOfProvider(ctx.db, ctx.clock, specialist.organisationId);
  const on = date ?? today;
  const until = addDays(on, days);
  const cases = await assessCases(ctx.db, await casesOfSpecialist(ctx.db, ctx.caller.scope, specialist.id), on);
  const part = (wanted: AgendaPart) => linesOf(cases, (deadline) => partOf(deadline, on, until) === wanted);
  const parts = { overdue: part('overdue'), today: part('today'), upcoming: part('upcoming') };
  const alerts = alertsOf(cases);
  const waiting = cases.flatMap(waitingOf);
  sawShown(ctx.seen, cases, [...Object.values(parts).flat(), ...alerts, ...waiting]);
  return { specialistId: specialist.id, date: on, until, ...parts, alerts, waiting };
}

function linesOf(cases: readonly AgendaCase[], wanted: (deadline: Deadline) => boolean): AgendaLine[] {
  return cases.flatMap((one) => unfinished(one.assessment).filter(wanted).map((deadline): AgendaLine => (
    { ...labelOfCase(one), deadline, measure: measureTitle(one.assessment, deadline) ?? null })))
    .sort((one, other) => inOrder([one.deadline.dueOn, one.caseId], [other.deadline.dueOn, other.caseId]));
}

const urgency: Record<PlannedAlert['severity'], string> = { critical: '1', warning: '2', info: '3' };

/** The most urgent first, then by their day. */
function alertsOf(cases: readonly AgendaCase[]): AgendaAlert[] {
  return cases.flatMap((one) => one.assessment.alerts.map((alert): AgendaAlert => ({ ...labelOfCase(one), alert })))
    .sort((one, other) => inOrder(
      [urgency[one.alert.severity], one.alert.dueOn, one.caseId], [urgency[other.alert.severity], other.alert.dueOn, other.caseId]));
}

function waitingOf(one: AgendaCase): WaitingCase[] {
  const { situation, status, missing } = one.assessment;
  const actions = nextActions(situation);
  return actions.length === 0 ? [] : [{ ...labelOfCase(one), status, actions, missing }];
}

function inOrder(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [one.join(' '), other.join(' ')];
  return left === right ? 0 : left < right ? -1 : 1;
}
