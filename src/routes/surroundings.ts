import type {} from 'fastify';
import type { AccessRecorder } from '../operations/access-recorder.ts';
import type { Caller, OperationContext } from '../operations/context.ts';
import type { FeedWatch } from '../operations/feed-watch.ts';
import type { JobsDesk } from '../operations/job-timing.ts';
import type { Standby } from '../operations/standby.ts';
import type { WebhookDesk } from '../operations/webhooks/webhook-desk.ts';

/** What the routes hand on to operations. */
export interface Surroundings extends Pick<OperationContext, 'db' | 'clock'> {
  /** Where every access to family data is recorded before its answer leaves. */
  accesses: Pick<AccessRecorder, 'record'>;
  /** Whether a request for family data must say why. */
  accessPurposeRequired: boolean;
  /** How many exports of family data one client may make in a day of UTC. */
  exportsPerDay: number;
  /** Which jobs there are, and how to have one done now. */
  jobs: JobsDesk;
  /** Those who wait for news of the commissions' feed. */
  feed: FeedWatch;
  /** The hot standby that lists, reports and feeds may be read from; absent when there is none. */
  standby?: Standby;
  /** What seals webhooks' secrets, and which addresses they may have. */
  webhooks: WebhookDesk;
}

declare module 'fastify' {
  interface FastifyInstance {
    surroundings: Surroundings;
    /** Reads the bearer token into `request.caller`, or throws `unauthenticated`. */
    authenticate(request: FastifyRequest): Promise<void>;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}
