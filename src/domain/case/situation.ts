import type { LocalDate } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/production-calendar.ts';
import type { Violation } from '../errors.ts';
import { type PostSupport, postSupportOf } from '../post-support.ts';
import { labelOf } from '../reference/index.ts';
import type { Regulation } from '../regulations/resolve.ts';
import { historyOf } from './add-up.ts';
import { consentOn, type ConsentStanding } from './consents.ts';
import type { Fact } from './facts.ts';
import { gatesBefore, missingGates } from './gates.ts';
import type { History } from './history.ts';
import { type CaseStatus, statusOn } from './status.ts';

/** Everything a rule may look at: the regulation, the facts added up, and a day. */
export interface Situation {
  regulation: Regulation;
  calendar: WorkingCalendar;
  history: History;
  status: CaseStatus;
  postSupport: PostSupport | undefined;
  consent: ConsentStanding;
  /** Today in the case's region. */
  today: LocalDate;
}

/** Adds up the facts and looks at them on a day. */
export function situationOf(
  regulation: Regulation, calendar: WorkingCalendar, facts: readonly Fact[], today: LocalDate,
): Situation {
  const history = historyOf(regulation, facts);
  const postSupport = postSupportOf(regulation, history, calendar);
  const status = statusOn(regulation, history, postSupport, today);
  return { regulation, calendar, history, postSupport, consent: consentOn(history.consents, today), today, status };
}

/** A refusal unless the case stands in one of these statuses. */
export function onlyIn(situation: Situation, statuses: readonly CaseStatus[]): Violation[] {
  return statuses.includes(situation.status) ? [] : [wrongStatus(situation)];
}

/** A refusal when the case stands in one of these statuses. */
export function notIn(situation: Situation, statuses: readonly CaseStatus[]): Violation[] {
  return statuses.includes(situation.status) ? [wrongStatus(situation)] : [];
}

function wrongStatus({ status, regulation }: Situation): Violation {
  const label = labelOf('caseStatuses', status);
  return {
    code: 'action.wrong-status',
    params: { status, statusRu: label.ru, statusEn: label.en },
    citation: regulation.rules.steps.citation,
  };
}

/** Before the start: a refusal for every gate that the regulation puts before this one. */
export function inOrder(situation: Situation, gate: string): Violation[] {
  const { regulation, history } = situation;
  return history.startedOn === undefined ? missingGates(regulation, history, gatesBefore(regulation, gate)) : [];
}
