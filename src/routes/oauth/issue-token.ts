import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { issueToken, type TokenGrant } from '../../operations/issue-token.ts';
import { TOKEN_LIFE } from '../plugins/tokens.ts';
import { field, shownCredentials, type TokenForm } from './client-credentials.ts';
import { OAuthError } from './oauth-error.ts';
import { answerInOAuth } from './oauth-replies.ts';
import { tokenSchema } from './token-schema.ts';

/** Printable ASCII; anything else is no client of ours, and must not reach the database. */
const CLIENT_ID = /^[\x20-\x7e]{1,200}$/;
const LONGEST_SECRET = 1_000;

/** POST /oauth/token: client credentials for an access token (RFC 6749, 4.4). Forms only, and its own kind of errors. */
export const tokenRoute: FastifyPluginAsync = async (app) => {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: 16_384 });
  answerInOAuth(app);
  app.post('/oauth/token', {
    schema: tokenSchema,
    handler: async (request, reply) => {
      const grant = await grantFor(app, request);
      const token = { access_token: app.signToken(grant), token_type: 'Bearer', expires_in: TOKEN_LIFE };
      return reply.headers({ 'cache-control': 'no-store', 'pragma': 'no-cache' }).send(token);
    },
  });
};

async function grantFor(app: FastifyInstance, request: FastifyRequest): Promise<TokenGrant> {
  const form = (request.body ?? {}) as TokenForm;
  const grantType = field(form, 'grant_type');
  if (grantType === undefined) throw new OAuthError('invalid_request', 'The parameter grant_type is missing.');
  if (grantType !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 'Only client_credentials is supported.');
  }
  if (field(form, 'scope') !== undefined) {
    throw new OAuthError('invalid_scope', 'This server has no scopes; leave the parameter out.');
  }
  const shown = shownCredentials(request.headers.authorization, form);
  const plausible = CLIENT_ID.test(shown.clientId) && shown.clientSecret.length <= LONGEST_SECRET;
  const grant = plausible ? await issueToken(app.surroundings, shown) : undefined;
  if (grant === undefined) throw new OAuthError('invalid_client', 'Client authentication failed.');
  return grant;
}
