export type { Span, Tracer, TraceStart } from '../db/trace.ts';
