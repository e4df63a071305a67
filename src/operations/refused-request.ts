/** Why a request cannot even be tried; the routes give each its status. */
export type RefusedRequestCode =
  | 'feed-epoch-changed'
  | 'feed-waiters'
  | 'idempotency-in-progress'
  | 'idempotency-key-reused'
  | 'version-stale';

/** Thrown when it is not the domain that says no, but the protection around a write. */
export class RefusedRequest extends Error {
  readonly code: RefusedRequestCode;

  constructor(code: RefusedRequestCode) {
    super(code);
    this.name = 'RefusedRequest';
    this.code = code;
  }
}
