/** How a kind of endpoint behaves. */
export interface EndpointKind {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** The status of success. */
  status: 200 | 201;
  /** Takes an Idempotency-Key. */
  idempotent: boolean;
  /** Takes `?dryRun=true`. */
  dryRun: boolean;
  /** Answers with an ETag. */
  tagged: boolean;
}
