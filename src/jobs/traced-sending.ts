import { randomBytes } from 'node:crypto';
import type { AttemptDeps } from '../operations/webhooks/attempt.ts';
import type { Tracer } from '../operations/trace.ts';

/** Records each delivery as a trace of its own, and tells the receiver its number (W3C `traceparent`). Where the receiver is, is not told. */
export function tracedSending(send: AttemptDeps['send'], tracer: Tracer | undefined): AttemptDeps['send'] {
  if (tracer === undefined) return send;
  return async (posting) => {
    const span = tracer.beginTrace('POST webhook', { traceId: randomBytes(16).toString('hex') }, 'client', { 'http.request.method': 'POST' });
    if (span === undefined) return await send(posting);
    try {
      const result = await send({ ...posting, headers: { ...posting.headers, traceparent: span.traceparent } });
      if ('status' in result) span.end({ 'http.response.status_code': result.status }, result.status >= 400);
      else span.end({ 'error.type': result.error }, true);
      return result;
    } finally {
      span.end({}, true);
    }
  };
}
