import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemCatalogue } from '../problem-catalogue.ts';
import { allowedMethods } from './allowed-methods.ts';
import { preferredLanguage } from './language.ts';
import { problemBody, type ProblemDraft } from './problem-details.ts';
import { draftOf } from './problem-drafts.ts';

/** Every failure leaves as RFC 9457 problem details; what went wrong inside goes to the log, never to the caller. */
export function answerWithProblems(app: FastifyInstance): void {
  const methodsOf = allowedMethods(app);
  app.setErrorHandler(async (error, request, reply) => {
    const draft = draftOf(error, request);
    logFailure(error, draft, request);
    return sendProblem(request, reply, draft);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const methods = methodsOf(pathOf(request));
    if (methods.length === 0) return sendProblem(request, reply, { code: 'not-found' });
    return sendProblem(request, reply, { code: 'method-not-allowed', headers: { allow: methods.join(', ') } });
  });
}

/** Sends a problem as text, past the serialiser of the route. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, draft: ProblemDraft): FastifyReply {
  const language = preferredLanguage(request.headers['accept-language']);
  const body = problemBody(draft, { instance: pathOf(request), traceId: request.id, language });
  if (body.status === 401) reply.header('www-authenticate', 'Bearer realm="soprovozhdenie"');
  return reply
    .code(body.status)
    .headers({ 'cache-control': 'no-store', 'content-language': language, ...draft.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

function logFailure(error: unknown, draft: ProblemDraft, request: FastifyRequest): void {
  const { status } = problemCatalogue[draft.code];
  const bySurprise = draft.code === 'conflict' || draft.faults?.some(({ code }) => code === 'field.unacceptable');
  if (status >= 500) request.log.error({ err: error, traceId: request.id }, 'request failed');
  else if (bySurprise === true) {
    request.log.warn({ err: error, traceId: request.id }, 'the database refused what the schemas let pass');
  }
}
