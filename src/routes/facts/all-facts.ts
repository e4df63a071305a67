import type { FastifyPluginAsync } from 'fastify';
import { agreement } from './agreement.ts';
import { consent } from './consent.ts';
import { consentWithdrawal } from './consent-withdrawal.ts';
import { curatorAssignment } from './curator-assignment.ts';
import { decision } from './decision.ts';
import { diagnostic } from './diagnostic.ts';
import { distribution } from './distribution.ts';
import { execution } from './execution.ts';
import { factEndpoints } from './fact-endpoints.ts';
import { levelAssignment } from './level-assignment.ts';
import { paper } from './paper.ts';
import { postSupportCheck } from './post-support-check.ts';
import { programme } from './programme.ts';
import { review } from './review.ts';
import { signature } from './signature.ts';
import { submission } from './submission.ts';
import { withdrawal } from './withdrawal.ts';

/** The endpoints of every kind of fact, in the order of the road. */
export const factResources: FastifyPluginAsync[] = [
  ...factEndpoints(consent),
  ...factEndpoints(consentWithdrawal),
  ...factEndpoints(paper),
  ...factEndpoints(diagnostic),
  ...factEndpoints(curatorAssignment),
  ...factEndpoints(levelAssignment),
  ...factEndpoints(programme),
  ...factEndpoints(submission),
  ...factEndpoints(signature),
  ...factEndpoints(decision),
  ...factEndpoints(agreement),
  ...factEndpoints(distribution),
  ...factEndpoints(execution),
  ...factEndpoints(review),
  ...factEndpoints(postSupportCheck),
  ...factEndpoints(withdrawal),
];
