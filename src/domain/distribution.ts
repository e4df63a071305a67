import type { FactRule } from './case/fact-rule.ts';
import { outsideViolations } from './consent.ts';
import type { Violation } from './errors.ts';
import { versionViolations } from './programme.ts';

/** The approved programme goes out to those who carry it out or are concerned (рассылка утверждённой программы). */
export const distributionRule: FactRule<'distribution'> = {
  action: () => 'sendProgramme',
  causes: ({ history }, { programmeNumber }) => [{
    ru: 'решение по программе', en: 'the decision on the programme',
    on: history.programmes.find(({ data }) => data.number === programmeNumber)?.decided?.on,
  }],
  violations: (situation, { programmeNumber, recipients }, around) => [
    ...versionViolations(situation.history, programmeNumber),
    ...outsideViolations(situation, recipients.map(({ organisationId }, index) => ({ organisationId, pointer: `/recipients/${index}` })), around),
    ...recipients.flatMap(({ organisationId: id }, index): Violation[] =>
      id === undefined || around.organisationIds.has(id)
        ? []
        : [{ code: 'link.unknown', pointer: `/recipients/${index}/organisationId`, params: { what: id } }]),
  ],
};
