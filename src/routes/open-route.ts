import type { FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import { doorOf, type OperationId } from './access.ts';
import { REPLY_EXAMPLE } from './documented.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { anyRequest, problemResponses } from './problem-responses.ts';
import type { Tag } from './tags.ts';

/** What the document needs of an operation that anybody may call. */
export interface OpenOperation {
  operationId: OperationId;
  tag: Tag;
  summary: string;
  description: string;
  params?: TSchema;
  reply: TSchema;
  example: unknown;
  problems?: readonly ProblemCode[];
  /** Further replies, by status. */
  replies?: Record<number, unknown>;
}

/**
 * The schema of an operation without a token.
 * @throws Error when the access table does not call it public
 */
export function openSchema(operation: OpenOperation): FastifySchema {
  if (doorOf(operation.operationId) !== 'public') throw new Error(`${operation.operationId} is not public`);
  const { operationId, tag, summary, description, params, reply } = operation;
  return {
    operationId,
    tags: [tag],
    summary,
    description: `${description}\n\nДоступно без токена.`,
    security: [],
    ...(params === undefined ? {} : { params }),
    response: {
      200: { description: summary, content: { 'application/json': { schema: reply } } },
      ...problemResponses([...anyRequest, ...(operation.problems ?? [])]),
      ...operation.replies,
    },
    [REPLY_EXAMPLE]: operation.example,
  } as FastifySchema;
}
