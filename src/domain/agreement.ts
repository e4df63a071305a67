import { type FactRule, unknownMembers } from './case/fact-rule.ts';
import type { Violation } from './errors.ts';

export const agreementRule: FactRule<'agreement'> = {
  action: () => 'concludeAgreement',
  violations: ({ history, regulation }, { memberId, familyDesiredResult }, around) => {
    const { value: rule, citation } = regulation.rules.agreement;
    const repeated: Violation[] = history.agreementOn === undefined ? [] : [{ code: 'duplicate', params: { what: 'agreement' } }];
    const silent: Violation[] = rule.familyDesiredResult && familyDesiredResult === undefined
      ? [{ code: 'agreement.desired-result-required', pointer: '/familyDesiredResult', citation }]
      : [];
    return [...unknownMembers([memberId], () => '/memberId', around), ...silent, ...repeated];
  },
};
