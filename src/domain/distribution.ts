import type { FactRule } from './case/fact-rule.ts';
import { isKind } from './case/facts.ts';
import { outsideViolations } from './consent.ts';
import { deliveriesOf } from './correspondence.ts';
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
    ...(recipients.length > 0 ? [] : [{ code: 'distribution.nobody', pointer: '/recipients' } satisfies Violation]),
    ...outsideViolations(situation, recipients.map(({ organisationId }, index) => ({ organisationId, pointer: `/recipients/${index}` })), around),
    ...recipients.flatMap(({ organisationId: id }, index): Violation[] =>
      id === undefined || around.organisationIds.has(id)
        ? []
        : [{ code: 'link.unknown', pointer: `/recipients/${index}/organisationId`, params: { what: id } }]),
  ],
};

/** A recipient confirms once that the programme has reached it; it names the sending. */
export const distributionReceiptRule: FactRule<'distributionReceipt'> = {
  action: () => 'confirmReceipt',
  causes: ({ history }, { distributionFactId }) => [{
    ru: 'рассылка программы', en: 'the sending of the programme',
    on: history.facts.filter(isKind('distribution')).find(({ id }) => id === distributionFactId)?.on,
  }],
  violations: ({ history }, { distributionFactId, organisationId }) => {
    const sent = history.facts.some(({ kind, id }) => kind === 'distribution' && id === distributionFactId);
    if (!sent) return [{ code: 'link.unknown', pointer: '/distributionFactId', params: { what: distributionFactId } }];
    const delivery = deliveriesOf(history).find((one) => one.distributionId === distributionFactId && one.recipientId === organisationId);
    if (delivery === undefined) return [{ code: 'distribution.not-recipient', pointer: '/organisationId', params: { what: organisationId } }];
    const { receivedOn } = delivery;
    return receivedOn === undefined ? [] : [{ code: 'distribution.already-received', params: { date: receivedOn } }];
  },
};
