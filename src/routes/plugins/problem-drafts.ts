import type { FastifyError, FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/errors.ts';
import { RefusedRequest } from '../../operations/refused-request.ts';
import type { ProblemCode } from '../problem-catalogue.ts';
import { RequestProblem } from '../request-problem.ts';
import { draftOfDatabaseError } from './database-errors.ts';
import { draftOfRefusal, type ProblemDraft } from './problem-details.ts';
import { validationFaults, type RequestPart } from './validation-faults.ts';

/** The framework's own complaints, by status: what they say is not our wording. */
const byStatus: Record<number, ProblemCode> = {
  400: 'request-malformed',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'uri-too-long',
  415: 'media-type-unsupported',
  431: 'headers-too-large',
  503: 'unavailable',
};

/** What to answer to whatever was thrown; `internal` for what nobody foresaw. */
export function draftOf(error: unknown, request: FastifyRequest): ProblemDraft {
  if (error instanceof DomainError) return draftOfRefusal(error);
  if (error instanceof RefusedRequest) return { code: error.code };
  if (error instanceof RequestProblem) return { code: error.code, faults: error.faults, headers: error.headers };
  if (isValidation(error)) return { code: 'request-malformed', faults: faultsOfEveryPart(request) };
  if (isHungUp(error)) return { code: 'request-timeout' };
  return draftOfDatabaseError(error) ?? { code: byStatus[statusOf(error)] ?? 'internal' };
}

function isValidation(error: unknown): boolean {
  return (error as FastifyError | null)?.code === 'FST_ERR_VALIDATION';
}

/** The caller broke off in the middle of its request; nobody will read the answer. */
function isHungUp(error: unknown): boolean {
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>;
  return code === 'ECONNRESET' && statusCode === 400;
}

function statusOf(error: unknown): number {
  const { statusCode, code } = (error ?? {}) as Partial<FastifyError>;
  return code?.startsWith('FST_') === true && statusCode !== undefined ? statusCode : 500;
}

/** The framework stops at the first part that is wrong; the caller is told of all. */
function faultsOfEveryPart(request: FastifyRequest): ReturnType<typeof validationFaults> {
  const parts: readonly [RequestPart, unknown][] = [
    ['params', request.params],
    ['querystring', request.query],
    ['body', request.body ?? null],
  ];
  return parts.flatMap(([part, value]) => {
    const validate = request.getValidationFunction(part);
    if (typeof validate !== 'function' || validate(value) !== false) return [];
    return validationFaults(validate.errors ?? [], part);
  });
}
