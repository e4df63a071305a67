/**
 * What a span may say. The keys are a closed list, and what stands behind each is a word of ours or of the protocol: an operationId, a route,
 * a table, a status, never a value of anybody's.
 */
export interface SpanValues {
  'http.request.method'?: string;
  'http.route'?: string;
  'http.response.status_code'?: number;
  'db.system.name'?: 'postgresql';
  'db.operation.name'?: string;
  'db.collection.name'?: string;
  'db.response.status_code'?: string;
  'error.type'?: string;
  'soprovozhdenie.operation'?: string;
  'soprovozhdenie.job'?: string;
  'soprovozhdenie.region'?: string;
}

/** Whose work it is: we answer, we ask somebody else, or neither. */
export type SpanKind = 'server' | 'client' | 'internal';

/** A piece of work that is being recorded. */
export interface Span {
  /** What goes along when we ask somebody else: the W3C header. */
  readonly traceparent: string;
  /** The work is over. Only the first call counts. */
  end(values?: SpanValues, failed?: boolean): void;
}

/** Where a trace begins with us: its number (32 hex digits), and what the caller said of it in a `traceparent`. */
export interface TraceStart {
  traceId: string;
  parentId?: string;
  sampled?: boolean;
}

/** Records what takes how long. Handed in where traces are wanted; where it is absent nothing is done. */
export interface Tracer {
  /** Begins what hangs below nothing of ours; undefined when this trace is not to be recorded. */
  beginTrace(name: string, start: TraceStart, kind: SpanKind, values: SpanValues): Span | undefined;
  /** Begins a part of `parent`, or of the present work; undefined when there is none or it has ended. */
  begin(name: string, kind: SpanKind, values: SpanValues, parent?: Span): Span | undefined;
  /** Does some work as a part of a span; what it begins hangs below it. */
  within<T>(span: Span | undefined, work: () => T): T;
}
