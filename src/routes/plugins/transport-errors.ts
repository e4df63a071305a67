import type { FastifyReply, FastifyRequest, ConnectionError } from 'fastify';
import type { Socket } from 'node:net';
import type { ProblemCode } from '../problem-catalogue.ts';
import { problemBody } from './problem-details.ts';
import { sendProblem } from './problems.ts';
import { traceIdOf } from './trace.ts';
import './rate-limit.ts';

/** What Node's parser says of a request that never became one. */
const codes: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
};

const reasons: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
};

/** Answers, on the bare socket, what is not HTTP or did not arrive in time, and hangs up. */
export function answerOnSocket(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.destroyed) return void socket.destroy();
  const place = { instance: '', traceId: traceIdOf({ headers: {} }), language: 'ru' } as const;
  const body = problemBody({ code: codes[error.code] ?? 'request-malformed' }, place);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${body.status} ${reasons[body.status] ?? 'Bad Request'}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'content-language: ru',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
}

/** Answers what the router itself refuses, before any hook: an address that cannot be decoded. */
export function answerFrameworkError(_: Error, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ 'trace-id': request.id, 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'content-security-policy': "default-src 'none'" });
  void request.server.countRequest(request, reply).then((wait) => {
    const tooMany = { code: 'rate-limited', headers: { 'retry-after': String(wait) } } as const;
    void sendProblem(request, reply, wait === undefined ? { code: 'request-malformed' } : tooMany);
  });
}
