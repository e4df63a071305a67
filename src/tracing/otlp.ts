import type { SpanKind } from '../db/trace.ts';
import type { EndedSpan } from './recorded-span.ts';

const KINDS: Record<SpanKind, number> = { internal: 1, server: 2, client: 3 };
const STATUS_ERROR = 2;

/** Spans as OTLP's JSON has them, of one service. */
export function otlpTraces(resource: Readonly<Record<string, string>>, spans: readonly EndedSpan[]): object {
  return {
    resourceSpans: [{
      resource: { attributes: attributes(resource) },
      scopeSpans: [{ scope: { name: 'soprovozhdenie' }, spans: spans.map(otlpSpan) }],
    }],
  };
}

function otlpSpan({ traceId, spanId, parentId, name, kind, from, until, values, failed }: EndedSpan): object {
  return {
    traceId, spanId, ...(parentId === undefined ? {} : { parentSpanId: parentId }), name, kind: KINDS[kind], flags: 1,
    startTimeUnixNano: nanoseconds(from), endTimeUnixNano: nanoseconds(until), attributes: attributes({ ...values }),
    ...(failed ? { status: { code: STATUS_ERROR } } : {}),
  };
}

/** In JSON a 64-bit number is text. */
function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1_000)) * 1_000n);
}

function attributes(values: Readonly<Record<string, string | number>>): object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } }));
}
