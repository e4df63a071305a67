import { agreementRule } from '../agreement.ts';
import { consentRule, consentWithdrawalRule } from '../consent.ts';
import { curatorRule } from '../curator.ts';
import { decisionFactRule } from '../decision-request.ts';
import { distributionReceiptRule, distributionRule } from '../distribution.ts';
import { executionReportRule, executionRule } from '../execution.ts';
import { letterAnswerRule, letterRule } from '../letter.ts';
import { levelRule } from '../level.ts';
import { councilOpinionRule, councilReferralRule } from '../municipal-council.ts';
import { paperRule } from '../paper.ts';
import { postSupportCheckRule } from '../post-support-check.ts';
import { programmeRule, submissionRule } from '../programme.ts';
import { questionnaireRule } from '../questionnaire.ts';
import { recommendationAnswerRule, recommendationRule } from '../recommendation.ts';
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
  distributionReceipt: distributionReceiptRule,
  execution: executionRule,
  executionReport: executionReportRule,
  letter: letterRule,
  letterAnswer: letterAnswerRule,
  councilReferral: councilReferralRule,
  councilOpinion: councilOpinionRule,
  review: reviewRule,
  postSupportCheck: postSupportCheckRule,
  recommendation: recommendationRule,
  recommendationAnswer: recommendationAnswerRule,
  questionnaire: questionnaireRule,
  withdrawal: {
    action: () => 'withdraw',
    violations: (_, { reason }) =>
      // The one outcome before the start that needs nobody's decision.
      (reason === 'familyDeclined'
        ? []
        : [{ code: 'reference.unknown', pointer: '/reason', params: { value: reason, list: 'outcomes' } }]),
  },
};
