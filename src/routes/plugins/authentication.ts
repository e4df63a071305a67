import type { FastifyInstance } from 'fastify';
import { RequestProblem } from '../request-problem.ts';
import { tokenVerifier, type TrustedIssuers } from './token-verifier.ts';
import '../surroundings.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const LONGEST_TOKEN = 8_192;

/** Turns the bearer token of a request into its caller; endpoints call `app.authenticate` first of all. */
export function useAuthentication(app: FastifyInstance, trusted: TrustedIssuers): void {
  const verify = tokenVerifier(app, trusted);
  app.decorateRequest('caller', null);
  app.decorate('authenticate', async (request) => {
    const header = request.headers.authorization;
    if (header === undefined) throw new RequestProblem('unauthenticated');
    const token = BEARER.exec(header)?.[1] ?? '';
    const caller = token === '' || token.length > LONGEST_TOKEN ? undefined : await verify(token);
    if (caller === undefined) throw new RequestProblem('unauthenticated', [], invalidToken);
    request.caller = caller;
  });
}

const invalidToken = { 'www-authenticate': 'Bearer realm="soprovozhdenie", error="invalid_token"' };
