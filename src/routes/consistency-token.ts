import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { OperationContext } from '../operations/context.ts';
import { readingFrom } from '../operations/reading.ts';
import type { Freshness } from '../operations/standby.ts';
import type { EndpointKind } from './endpoint-kind.ts';
import { RequestProblem } from './request-problem.ts';
import './surroundings.ts';

// A service with a hot standby reads lists, reports and feeds from it. Any process may answer the next request, so what a reader
// must find travels with the client: a write tells how far the log had come, a read may name that.

const HEADER = 'consistency-token';
/** A position in the primary's log, hexadecimal. To clients it is a word without a meaning. */
const FORM = /^[0-9a-f]{16}$/;

export const consistencyRequestHeader = {
  'Consistency-Token': Type.Optional(Type.String({
    description: 'Слово из ответа на вашу последнюю запись: прочитанное будет не старше её. Без него — не старше начала запроса; в ленте — сколько есть.',
  })),
};

export const consistencyReplyHeader = {
  'consistency-token': {
    type: 'string', description: 'Есть, если служба читает и со второго сервера: пошлите при чтении, чтобы увидеть эту запись, не ожидая чужих.',
  },
};

/** Whether an endpoint may be answered by a standby: lists, reports, whatever is no one record with a version; and the feeds. */
export function mayLeavePrimary({ method, tagged }: EndpointKind, isFeed: boolean): boolean {
  return isFeed || (method === 'GET' && !tagged);
}

/** Where this request is to be read: nothing told without a standby, and for what has to come from the primary. */
export function readingOf(kind: EndpointKind, isFeed: boolean, request: FastifyRequest): Pick<OperationContext, 'reading'> {
  if (!mayLeavePrimary(kind, isFeed)) return {};
  const token = tokenOf(request);
  const { standby } = request.server.surroundings;
  if (standby === undefined) return {};
  const freshness: Freshness = token ?? (isFeed ? 'whatever' : 'now');
  return { reading: readingFrom(standby, freshness) };
}

/** Tells a writer how far the log had come when its write was stored. When the primary cannot say, the write is stored all the same. */
export async function tellPosition({ method }: Pick<EndpointKind, 'method'>, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { standby } = request.server.surroundings;
  if (method === 'GET' || standby === undefined) return;
  const position = await standby.written();
  if (position !== undefined) reply.header(HEADER, position.toString(16).padStart(16, '0'));
}

function tokenOf({ headers }: FastifyRequest): { position: bigint } | undefined {
  const given = headers[HEADER];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && FORM.test(given)) return { position: BigInt(`0x${given}`) };
  const params = { patternRu: 'слово из ответа службы', patternEn: 'a word from an answer of the service' };
  throw new RequestProblem('request-malformed', [{ pointer: `/headers/${HEADER}`, code: 'field.pattern', params }]);
}
