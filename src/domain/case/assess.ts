import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/production-calendar.ts';
import type { Violation } from '../errors.ts';
import { countedLevel } from '../level.ts';
import { type MeasureStanding, measuresInForce } from '../measure.ts';
import type { PlannedCheck, PostSupport } from '../post-support.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { type ActionVerdict, allowedActions } from './actions.ts';
import { type AddressedAlert, isOpenOn, plannedAlerts } from './alerts.ts';
import { type Deadline, regulationDeadlines } from './deadlines.ts';
import type { ConsentStanding } from './consents.ts';
import type { Fact } from './facts.ts';
import { missingGates, openStep } from './gates.ts';
import type { History, Term } from './history.ts';
import { type Situation, situationOf } from './situation.ts';
import { type CaseStatus, lastTerm, statusChangesOn } from './status.ts';
import { upcomingDeadlines } from './upcoming.ts';

/** Everything that a case's facts say on a day. */
export interface Assessment {
  status: CaseStatus;
  level: string | undefined;
  proposedLevel: string | undefined;
  /** The level that takes a place in the curator's load, if any. */
  countedLevel: string | undefined;
  curatorId: string | undefined;
  register: { number: number; year: number } | undefined;
  /** What the present step still waits for. */
  missing: Violation[];
  startedOn: LocalDate | undefined;
  term: Term | undefined;
  terms: Term[];
  measures: MeasureStanding[];
  /** Everything dated: the regulation's deadlines, the programme's end, measures, checks. */
  deadlines: Deadline[];
  /** All alerts that the facts call for, those of later days included. */
  plannedAlerts: AddressedAlert[];
  /** Those open today. */
  alerts: AddressedAlert[];
  outcome: { code: string; on: LocalDate } | undefined;
  postSupport: PostSupport | undefined;
  /** Where the family's consent stands. */
  consent: ConsentStanding;
  /** The post-support checks that are neither scheduled nor made, the earliest first. */
  checksToSchedule: PlannedCheck[];
  /** The next day on which the calendar alone changes the status. */
  changesOn: LocalDate | undefined;
  history: History;
  situation: Situation;
}

/**
 * The one function that says what a case is. Pure: the regulation, the working calendar, the facts and today's date in the case's
 * region in; status, deadlines, alerts and the rest out. Nothing else in the service sets any of them.
 */
export function assess(
  regulation: Regulation, calendar: WorkingCalendar, facts: readonly Fact[], today: LocalDate,
): Assessment {
  const situation = situationOf(regulation, calendar, facts, today);
  const { history, status, postSupport } = situation;
  const ruled = regulationDeadlines(regulation, history, calendar, today);
  const planned = plannedAlerts(regulation, history, calendar, ruled, postSupport);
  const ending = history.ending ?? history.notTaken;
  return {
    status,
    level: history.level?.level,
    proposedLevel: history.proposedLevel?.level,
    countedLevel: countedLevel(regulation, history, status),
    curatorId: history.curator?.specialistId,
    register: history.register,
    missing: missingNow(regulation, history),
    startedOn: history.startedOn,
    term: lastTerm(history),
    terms: history.terms,
    measures: measuresInForce(history),
    deadlines: [...ruled, ...upcomingDeadlines(situation)],
    plannedAlerts: planned,
    alerts: planned.filter((alert) => isOpenOn(alert, today)),
    outcome: ending === undefined ? undefined : { code: ending.outcome, on: ending.on },
    postSupport,
    consent: situation.consent,
    checksToSchedule: (postSupport?.checks ?? []).filter(({ scheduled, madeOn }) => !scheduled && madeOn === undefined),
    changesOn: statusChangesOn(history, postSupport, status),
    history,
    situation,
  };
}

/** What may be done now, action by action. Kept apart from `assess`: jobs and lists do not need it. */
export function actionsNow({ situation }: Assessment): ActionVerdict[] {
  return allowedActions(situation);
}

function missingNow(regulation: Regulation, history: History): Violation[] {
  const step = history.startedOn === undefined && history.notTaken === undefined ? openStep(regulation, history) : undefined;
  return step === undefined ? [] : missingGates(regulation, history, step.gates);
}
