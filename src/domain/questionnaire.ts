import { type FactRule, startOf, unknownMembers } from './case/fact-rule.ts';
import type { History } from './case/history.ts';
import { onlyIn, type Situation } from './case/situation.ts';
import { type CaseStatus, runningStatuses } from './case/status.ts';
import type { Mark } from './case/facts.ts';
import type { Violation } from './errors.ts';
import type { QuestionnaireTrace } from './report/trace-types.ts';

/** From this mark on a family is satisfied (удовлетворена помощью): 4 rather yes, 5 fully. */
export const SATISFIED_FROM: Mark = 4;

/** Families that have got help, or had it: while the programme is carried out and ever after. */
const askable: readonly CaseStatus[] = [...runningStatuses, 'postSupport', 'closed'];

/** It opens no gate. Who answers is one of the family, or nobody is named. */
export const questionnaireRule: FactRule<'questionnaire'> = {
  action: () => 'recordQuestionnaire',
  causes: ({ history }) => [startOf(history)],
  violations: (_, { memberId }, around) => unknownMembers([memberId], () => '/memberId', around),
};

export function questionable(situation: Situation): Violation[] {
  return onlyIn(situation, askable);
}

/** What indicators count of a case's questionnaires. */
export function questionnairesOf({ questionnaires }: History): QuestionnaireTrace[] {
  return questionnaires.map(({ seq, on, data: { satisfaction, overcame } }) => ({ factSeq: seq, on, satisfaction, overcame }));
}
