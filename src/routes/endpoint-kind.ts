/** How a kind of endpoint behaves. */
export interface EndpointKind {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The status of success. */
  status: 200 | 201;
  /** Takes an Idempotency-Key. */
  idempotent: boolean;
  /** Takes `?dryRun=true`. */
  dryRun: boolean;
  /** Answers with an ETag. */
  tagged: boolean;
  /** Creates or updates what the address names: 201 or 200; takes If-Match and `If-None-Match: *`. */
  sets?: true;
}
