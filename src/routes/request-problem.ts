import type { FieldCode } from './field-catalogue.ts';
import type { ProblemCode } from './problem-catalogue.ts';

/** One fault of the form of a request. `pointer` as in the Problem schema. */
export interface FieldFault {
  pointer: string;
  code: FieldCode;
  params?: Record<string, string | number>;
}

/** Thrown by the routes when a request cannot be taken as it is; the problem plugin turns it into an answer. */
export class RequestProblem extends Error {
  readonly code: ProblemCode;
  readonly faults: readonly FieldFault[];
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, faults: readonly FieldFault[] = [], headers: Record<string, string> = {}) {
    super(code);
    this.name = 'RequestProblem';
    this.code = code;
    this.faults = faults;
    this.headers = headers;
  }
}
