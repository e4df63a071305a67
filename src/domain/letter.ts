import { addDays, type LocalDate } from './calendar/local-date.ts';
import type { WorkingCalendar } from './calendar/production-calendar.ts';
import { actionDeadline } from './calendar/terms.ts';
import { type Deadline, deadlineState } from './case/deadlines.ts';
import type { FactRule } from './case/fact-rule.ts';
import { findGate, missingGates } from './case/gates.ts';
import type { History } from './case/history.ts';
import type { PlannedAlert } from './case/planned-alert.ts';
import type { Situation } from './case/situation.ts';
import { outsideViolations } from './consent.ts';
import { lettersOf } from './correspondence.ts';
import type { Violation } from './errors.ts';
import type { Regulation } from './regulations/resolve.ts';

/**
 * A letter to another body. One that carries the family's personal data needs what the region's text asks of the consent before another
 * organisation takes part, whether the directory has the body or not.
 */
export const letterRule: FactRule<'letter'> = {
  action: () => 'sendLetter',
  violations: (situation, { to, personalData, answerDueOn }, around, on) => {
    const { organisationId } = to;
    const unknown: Violation[] = organisationId !== undefined && !around.organisationIds.has(organisationId)
      ? [{ code: 'link.unknown', pointer: '/to/organisationId', params: { what: organisationId } }]
      : [];
    const early: Violation[] = answerDueOn !== undefined && answerDueOn < on
      ? [{ code: 'letter.due-before-sent', pointer: '/answerDueOn', params: { due: answerDueOn, date: on } }]
      : [];
    const places = [{ organisationId: organisationId ?? to.name, pointer: '/to' }];
    return [...unknown, ...early, ...(personalData ? [...consentFirst(situation), ...outsideViolations(situation, places, around)] : [])];
  },
};

/** Where the region's order asks for the consent, no personal data leave before it. */
function consentFirst({ regulation, history }: Situation): Violation[] {
  const gate = findGate(regulation, 'consent');
  return gate === undefined || history.startedOn !== undefined ? [] : missingGates(regulation, history, [gate]);
}

/** What came back; a letter is answered once. */
export const letterAnswerRule: FactRule<'letterAnswer'> = {
  action: () => 'recordLetterAnswer',
  causes: ({ history }, { letterFactId }) => [{
    ru: 'отправка письма', en: 'the sending of the letter', on: lettersOf(history).find(({ id }) => id === letterFactId)?.sentOn,
  }],
  violations: ({ history }, { letterFactId }) => {
    const pointer = '/letterFactId';
    const letter = lettersOf(history).find(({ id }) => id === letterFactId);
    if (letter === undefined) return [{ code: 'link.unknown', pointer, params: { what: letterFactId } }];
    return letter.answer === undefined ? [] : [{ code: 'letter.already-answered', pointer, params: { date: letter.answer.on } }];
  },
};

/** The days by which letters are to be answered. An answer due on a day off is late only after the next working day. */
export function letterDeadlines(regulation: Regulation, history: History, calendar: WorkingCalendar, today: LocalDate): Deadline[] {
  const over = history.ending !== undefined || history.notTaken !== undefined;
  return lettersOf(history).flatMap(({ seq, data: { answerDueOn }, answer }): Deadline[] => {
    if (answerDueOn === undefined) return [];
    const due = actionDeadline(calendar, answerDueOn);
    return [{
      code: 'letterAnswer', subject: `letter:${seq}`, ...due,
      label: { ru: `ответ на письмо (запись ${seq} дела)`, en: `the answer to a letter (entry ${seq} of the case)` },
      ...(answer === undefined ? {} : { metOn: answer.on }),
      state: deadlineState(due.lateAfter, answer?.on, today, over),
      citation: regulation.rules.steps.citation,
    }];
  });
}

/** A letter whose day has passed without an answer. */
export function letterAlerts(regulation: Regulation, history: History, calendar: WorkingCalendar): PlannedAlert[] {
  return lettersOf(history).flatMap(({ seq, data: { answerDueOn }, answer }): PlannedAlert[] =>
    answerDueOn === undefined || answer !== undefined
      ? []
      : [{
          kind: 'letterUnanswered', subject: `letter:${seq}`, severity: 'warning',
          raiseOn: addDays(actionDeadline(calendar, answerDueOn).lateAfter, 1), dueOn: answerDueOn,
          citation: regulation.rules.steps.citation,
        }]);
}
