import type {} from 'fastify';
import type { Caller, OperationContext } from '../operations/context.ts';

/** What the routes hand on to operations. */
export type Surroundings = Pick<OperationContext, 'db' | 'clock'>;

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
