import type { FastifyInstance } from 'fastify';
import { draftOf } from '../plugins/problem-drafts.ts';
import { sendProblem } from '../plugins/problems.ts';
import { problemCatalogue } from '../problem-catalogue.ts';
import { OAuthError, oauthErrors } from './oauth-error.ts';

/** A fault of the request is told in OAuth's words, RFC 6749, 5.2; a fault of ours is a problem like everywhere. */
export function answerInOAuth(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const refusal = error instanceof OAuthError ? error : undefined;
    const draft = refusal === undefined ? draftOf(error, request) : undefined;
    if (draft !== undefined && problemCatalogue[draft.code].status >= 500) {
      request.log.error({ err: error, traceId: request.id }, 'no token could be issued');
      return sendProblem(request, reply, draft);
    }
    const code = refusal?.code ?? 'invalid_request';
    const description = refusal?.message ?? 'Send the parameters as application/x-www-form-urlencoded.';
    if (oauthErrors[code] === 401) reply.header('www-authenticate', 'Basic realm="soprovozhdenie"');
    if (refusal?.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
    return reply
      .code(oauthErrors[code])
      .headers({ 'cache-control': 'no-store', 'pragma': 'no-cache' })
      .send({ error: code, error_description: description });
  });
}
