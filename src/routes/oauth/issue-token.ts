import formbody from '@fastify/formbody';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { TokenGrant } from '../../operations/issue-token.ts';
import { TOKEN_LIFE } from '../plugins/tokens.ts';
import { field, shownCredentials, type TokenForm } from './client-credentials.ts';
import { credentialsCheck, type CredentialsCheck } from './credentials-check.ts';
import { OAuthError } from './oauth-error.ts';
import { answerInOAuth } from './oauth-replies.ts';
import { tokenSchema } from './token-schema.ts';

/** POST /oauth/token: client credentials for an access token (RFC 6749, 4.4). Forms only, and its own kind of errors. */
export const tokenRoute: FastifyPluginAsync = async (app) => {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: 16_384 });
  answerInOAuth(app);
  const check = credentialsCheck(app.surroundings);
  app.post('/oauth/token', {
    schema: tokenSchema,
    handler: async (request, reply) => {
      const grant = await grantFor(check, request);
      const token = { access_token: app.signToken(grant), token_type: 'Bearer', expires_in: TOKEN_LIFE, scope: grant.role };
      return reply.headers({ 'cache-control': 'no-store', 'pragma': 'no-cache' }).send(token);
    },
  });
};

async function grantFor(check: CredentialsCheck, request: FastifyRequest): Promise<TokenGrant> {
  const form = (request.body ?? {}) as TokenForm;
  const grantType = field(form, 'grant_type');
  if (grantType === undefined) throw new OAuthError('invalid_request', 'The parameter grant_type is missing.');
  if (grantType !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 'Only client_credentials is supported.');
  }
  const scope = field(form, 'scope');
  const grant = await check(shownCredentials(request.headers.authorization, form), request.ip);
  if (scope !== undefined && scope !== grant.role) {
    throw new OAuthError('invalid_scope', 'The only scope of a client is its role; leave the parameter out.');
  }
  return grant;
}
