import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestProblem } from '../request-problem.ts';
import { welcome, type CallerStatus } from './caller-status.ts';
import { tokenVerifier, type TrustedIssuers } from './token-verifier.ts';
import '../surroundings.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const LONGEST_TOKEN = 8_192;

/** Turns the bearer token of a request into its caller; endpoints call `app.authenticate` first of all. */
export function useAuthentication(app: FastifyInstance, trusted: TrustedIssuers & { status: CallerStatus }): void {
  const verify = tokenVerifier(app, trusted);
  const isWelcome = welcome(trusted.status, trusted.clock);
  app.decorateRequest('caller', null);
  app.decorate('authenticate', async (request) => {
    const header = request.headers.authorization;
    if (header === undefined) throw new RequestProblem('unauthenticated');
    const token = isSentOnce(request) ? (BEARER.exec(header)?.[1] ?? '') : '';
    const verified = token === '' || token.length > LONGEST_TOKEN ? undefined : await verify(token);
    if (verified === undefined || !(await isWelcome(verified))) throw new RequestProblem('unauthenticated', [], invalidToken);
    request.caller = verified.caller;
  });
}

/** Of two headers Node would keep the first, and something before us may have looked at the second. */
function isSentOnce({ raw: { rawHeaders } }: FastifyRequest): boolean {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'authorization').length < 2;
}

const invalidToken = { 'www-authenticate': 'Bearer realm="soprovozhdenie", error="invalid_token"' };
