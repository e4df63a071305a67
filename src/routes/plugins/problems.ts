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
    // A method that the path takes, and still no route: the files of the reference page are registered one by one behind a pattern.
    if (methods.length === 0 || methods.includes(request.method)) return sendProblem(request, reply, { code: 'not-found' });
    return sendProblem(request, reply, { code: 'method-not-allowed', headers: { allow: methods.join(', ') } });
  });
}

/** A problem as it leaves. */
export interface ProblemAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Puts a problem into the words and headers of an answer to a request. */
export function problemAnswer(request: FastifyRequest, draft: ProblemDraft): ProblemAnswer {
  const language = preferredLanguage(request.headers['accept-language']);
  const body = problemBody(draft, { instance: pathOf(request), traceId: request.id, language });
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'content-language': language,
    ...(body.status === 401 ? { 'www-authenticate': 'Bearer realm="soprovozhdenie"' } : {}),
    ...draft.headers,
  };
  return { status: body.status, headers, text: JSON.stringify(body) };
}

/** Sends a problem as text, past the serialiser of the route. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, draft: ProblemDraft): FastifyReply {
  const { status, headers, text } = problemAnswer(request, draft);
  return reply.code(status).headers(headers).send(text);
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
