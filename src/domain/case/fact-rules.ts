import { agreementRule } from '../agreement.ts';
import { consentRule, consentWithdrawalRule } from '../consent.ts';
import { curatorRule } from '../curator.ts';
import { decisionFactRule } from '../decision-request.ts';
import { distributionRule } from '../distribution.ts';
import { executionRule } from '../execution.ts';
import { levelRule } from '../level.ts';
import { paperRule } from '../paper.ts';
import { postSupportCheckRule } from '../post-support-check.ts';
import { programmeRule, submissionRule } from '../programme.ts';
import { reviewRule } from '../review.ts';
import { signatureRule } from '../signature.ts';
import { type FactRule, startOf, unknownMembers } from './fact-rule.ts';
import type { FactKind } from './facts.ts';

/** Facts that a request may record; `opened` has its own rules, the service itself records the others. */
export type RecordableKind = Exclude<FactKind, 'opened' | 'registration' | 'checkScheduled' | 'datesMoved' | 'erasure' | 'handoverKept'>;

export const factRules: { [K in RecordableKind]: FactRule<K> } = {
  consent: consentRule,
  consentWithdrawal: consentWithdrawalRule,
  paper: paperRule,
  diagnostic: {
    action: ({ kind }) => `recordDiagnostic:${kind}`,
    causes: ({ history }, { kind }) => (kind === 'primary' ? [] : [startOf(history)]),
    violations: (_, { memberIds }, around) => unknownMembers(memberIds, (index) => `/memberIds/${index}`, around),
  },
  curatorAssignment: curatorRule,
  levelAssignment: levelRule,
  programme: programmeRule,
  submission: submissionRule,
  signature: signatureRule,
  decision: decisionFactRule,
  agreement: agreementRule,
  distribution: distributionRule,
  execution: executionRule,
  review: reviewRule,
  postSupportCheck: postSupportCheckRule,
  withdrawal: {
    action: () => 'withdraw',
    violations: (_, { reason }) =>
      // The one outcome before the start that needs nobody's decision.
      (reason === 'familyDeclined'
        ? []
        : [{ code: 'reference.unknown', pointer: '/reason', params: { value: reason, list: 'outcomes' } }]),
  },
};
