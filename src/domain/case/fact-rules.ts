import { curatorRule } from '../curator.ts';
import { decisionFactRule } from '../decision-request.ts';
import type { Violation } from '../errors.ts';
import { executionRule } from '../execution.ts';
import { levelRule } from '../level.ts';
import { paperRule } from '../paper.ts';
import { postSupportCheckRule } from '../post-support-check.ts';
import { programmeRule, submissionRule } from '../programme.ts';
import { findEntry } from '../reference/index.ts';
import { signatureRule } from '../signature.ts';
import { type Cause, type FactRule, unknownMembers } from './fact-rule.ts';
import type { FactKind } from './facts.ts';
import type { History } from './history.ts';

/** Facts that a request may record; `opened` has its own rules, the service itself records the other two. */
export type RecordableKind = Exclude<FactKind, 'opened' | 'registration' | 'checkScheduled'>;

function startOf(history: History): Cause {
  return { ru: 'начало программы', en: 'the start of the programme', on: history.startedOn };
}

export const factRules: { [K in RecordableKind]: FactRule<K> } = {
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
  agreement: {
    action: () => 'concludeAgreement',
    violations: ({ history }, { memberId }, around) => [
      ...unknownMembers([memberId], () => '/memberId', around),
      ...(history.agreementOn === undefined ? [] : [{ code: 'duplicate', params: { what: 'agreement' } } satisfies Violation]),
    ],
  },
  execution: executionRule,
  review: { action: () => 'recordReview', causes: ({ history }) => [startOf(history)] },
  postSupportCheck: postSupportCheckRule,
  withdrawal: {
    action: () => 'withdraw',
    violations: (_, { reason }) =>
      (findEntry('outcomes', reason) !== undefined && reason === 'familyDeclined'
        ? []
        : [{ code: 'reference.unknown', pointer: '/reason', params: { value: reason, list: 'outcomes' } }]),
  },
};
