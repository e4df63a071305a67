import type { FastifyPluginAsync } from 'fastify';
import { agreement } from './agreement.ts';
import { consent } from './consent.ts';
import { consentWithdrawal } from './consent-withdrawal.ts';
import { councilOpinion } from './council-opinion.ts';
import { councilReferral } from './council-referral.ts';
import { curatorAssignment } from './curator-assignment.ts';
import { decision } from './decision.ts';
import { diagnostic } from './diagnostic.ts';
import { distribution } from './distribution.ts';
import { distributionReceipt } from './distribution-receipt.ts';
import { execution } from './execution.ts';
import { executionReport } from './execution-report.ts';
import type { FactDefinition } from './fact-definition.ts';
import { factEndpoints } from './fact-endpoints.ts';
import { letter } from './letter.ts';
import { letterAnswer } from './letter-answer.ts';
import { levelAssignment } from './level-assignment.ts';
import { paper } from './paper.ts';
import { postSupportCheck } from './post-support-check.ts';
import { programme } from './programme.ts';
import { questionnaire } from './questionnaire.ts';
import { recommendation } from './recommendation.ts';
import { recommendationAnswer } from './recommendation-answer.ts';
import { review } from './review.ts';
import { signature } from './signature.ts';
import { submission } from './submission.ts';
import { withdrawal } from './withdrawal.ts';

/** Every kind of fact that is recorded by a request, in the order of the road. */
export const factDefinitions: readonly FactDefinition[] = [
  consent,
  consentWithdrawal,
  paper,
  diagnostic,
  curatorAssignment,
  levelAssignment,
  programme,
  submission,
  signature,
  decision,
  agreement,
  distribution,
  distributionReceipt,
  execution,
  executionReport,
  review,
  questionnaire,
  recommendation,
  recommendationAnswer,
  postSupportCheck,
  letter,
  letterAnswer,
  councilReferral,
  councilOpinion,
  withdrawal,
];

/** Their endpoints. */
export const factResources: FastifyPluginAsync[] = factDefinitions.flatMap(factEndpoints);
