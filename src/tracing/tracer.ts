import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, SpanKind, SpanValues, Tracer, TraceStart } from '../db/trace.ts';
import { type EndedSpan, RecordedSpan } from './recorded-span.ts';

/**
 * Records the traces that a caller wants recorded, and of those that begin here a share, by their number, so that every process decides alike.
 * @param share 0 to 1
 */
export function tracerTo(done: (span: EndedSpan) => void, share: number): Tracer {
  const present = new AsyncLocalStorage<Span | undefined>();
  return {
    beginTrace(name: string, { traceId, parentId, sampled }: TraceStart, kind: SpanKind, values: SpanValues) {
      if (!(sampled ?? isWithin(traceId, share))) return undefined;
      return new RecordedSpan({ traceId, ...(parentId === undefined ? {} : { parentId }), name, kind, values }, done);
    },
    begin(name, kind, values, given) {
      const parent = given ?? present.getStore();
      // what goes on after its request is answered, as a batch for many does, is nobody's part
      if (!(parent instanceof RecordedSpan) || parent.hasEnded) return undefined;
      return new RecordedSpan({ traceId: parent.traceId, parentId: parent.spanId, name, kind, values }, done);
    },
    within: (span, work) => present.run(span, work),
  };
}

/** The last 52 bits of a trace's number are random, whoever has made it. */
function isWithin(traceId: string, share: number): boolean {
  return Number.parseInt(traceId.slice(-13), 16) < share * 2 ** 52;
}
