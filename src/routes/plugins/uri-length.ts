import type { FastifyInstance } from 'fastify';
import { RequestProblem } from '../request-problem.ts';

/** Longer than any address the service gives out. */
const LONGEST_URI = 4_096;

/** Refuses addresses that nobody could have got from us. */
export function refuseLongAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.url.length > LONGEST_URI) throw new RequestProblem('uri-too-long');
  });
}
