import type { components } from './api.ts';

/** What the service answers instead of a result (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** A refusal or a fault of the service, as a thing to catch. `problem.code` is steady, its texts are for people. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly headers: Headers;

  constructor(problem: Problem, headers: Headers) {
    super([`${problem.status} ${problem.code}: ${problem.detail}`, ...(problem.errors ?? []).map(line)].join('\n'));
    this.problem = problem;
    this.headers = headers;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** Whether one of the violations has this code, for example `caseload-full`. */
  has(code: string): boolean {
    return (this.problem.errors ?? []).some((one) => one.code === code);
  }
}

function line({ pointer, detail, clause }: NonNullable<Problem['errors']>[number]): string {
  return `  ${pointer}: ${detail}${clause === undefined ? '' : ` (${clause})`}`;
}

/** The problem of an answer; one that some proxy on the way has made is given the same shape. */
export function problemOf(error: unknown, response: Response): ProblemError {
  if (isProblem(error)) return new ProblemError(error, response.headers);
  const { status, url } = response;
  const title = response.statusText || `HTTP ${status}`;
  const made = { type: 'about:blank', title, status, detail: typeof error === 'string' && error !== '' ? error.slice(0, 500) : title };
  return new ProblemError({ ...made, instance: url, code: 'no-problem-details', traceId: '' }, response.headers);
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'status' in error;
}
